"""The ids that central relies on in the satisfaction form (assets/content/survey/skm.yaml)."""

SKM = "skm"
"""The form whose nine unsur make the index."""

GATE, SUGGESTION = "dilayani", "saran"
"""The form's questions where somebody was served, and what they suggest."""

ELSEWHERE = "kantor_imigrasi"
"""The gate's answer of people whom the immigration office served."""
