<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>A help for people of this place: queue numbers and information.</source>
        <translation>Membantu warga di tempat ini: nomor antrean dan keterangan.</translation>
    </message>
    <message>
        <source>Passports are made at the immigration office, not here.</source>
        <translation>Paspor dibuat di kantor imigrasi, bukan di sini.</translation>
    </message>
    <message>
        <source>Information {release}, from public sources of government and press</source>
        <translation>Keterangan {release}, dari sumber terbuka pemerintah dan media</translation>
    </message>
    <message>
        <source>It works without internet, and is free.</source>
        <translation>Bekerja tanpa internet, dan gratis.</translation>
    </message>
    <message>
        <source>Your number, service, lane and the time. No name, no NIK.</source>
        <translation>Nomor antrean, layanan, jalur, dan waktunya. Tanpa nama, tanpa NIK.</translation>
    </message>
    <message>
        <source>To serve in order, and to count how many people come.</source>
        <translation>Supaya dilayani berurutan, dan untuk menghitung banyaknya pengunjung.</translation>
    </message>
    <message>
        <source>Survey answers, without anything that says who gave them.</source>
        <translation>Jawaban survei, tanpa tanda siapa yang mengisi.</translation>
    </message>
    <message>
        <source>To make the service better; voluntary. Answers given before one stops are kept.</source>
        <translation>Untuk memperbaiki layanan; sukarela. Jawaban sebelum berhenti tetap disimpan.</translation>
    </message>
    <message>
        <source>Questions we couldn&apos;t answer: only ordinary words of them.</source>
        <translation>Pertanyaan yang belum terjawab: hanya kata-kata umumnya.</translation>
    </message>
    <message>
        <source>To add the missing answer. Names and numbers are left out.</source>
        <translation>Supaya jawabannya dilengkapi. Nama dan nomor dibuang.</translation>
    </message>
    <message>
        <source>What you type or tick is wiped when you leave.</source>
        <translation>Yang Anda ketik atau centang dihapus saat Anda pergi.</translation>
    </message>
    <message>
        <source>No photos, no fingerprints, no recordings.</source>
        <translation>Tanpa foto, tanpa sidik jari, tanpa rekaman.</translation>
    </message>
    <message>
        <source>How long it is kept</source>
        <translation>Berapa lama disimpan</translation>
    </message>
    <message>
        <source>UU 27/2022, article {article}</source>
        <translation>UU 27/2022 Pasal {article}</translation>
    </message>
    <message>
        <source>To be told who uses your data, and what for</source>
        <translation>Mengetahui siapa yang memakai data Anda, dan untuk apa</translation>
    </message>
    <message>
        <source>To have mistakes corrected</source>
        <translation>Meminta data yang salah diperbaiki</translation>
    </message>
    <message>
        <source>To see your data, and get a copy</source>
        <translation>Melihat data Anda, dan mendapat salinannya</translation>
    </message>
    <message>
        <source>To have the use ended, and your data deleted</source>
        <translation>Meminta pemakaian diakhiri dan data dihapus</translation>
    </message>
    <message>
        <source>If data leak, you must be told in writing within 3 x 24 hours</source>
        <translation>Bila data bocor, Anda harus diberi tahu tertulis dalam 3 x 24 jam</translation>
    </message>
    <message>
        <source>Whom to ask about your data</source>
        <translation>Yang dapat ditanya tentang data Anda</translation>
    </message>
</context>
<context>
    <name>AboutScreen</name>
    <message>
        <source>This stand</source>
        <translation>Anjungan ini</translation>
    </message>
    <message>
        <source>What it keeps, and why</source>
        <translation>Yang disimpan, dan untuk apa</translation>
    </message>
    <message>
        <source>Your rights</source>
        <translation>Hak Anda</translation>
    </message>
    <message>
        <source>About this stand</source>
        <translation>Tentang anjungan ini</translation>
    </message>
</context>
<context>
    <name>Answer</name>
    <message>
        <source>This answer hasn&apos;t been confirmed by the office yet.</source>
        <translation>Jawaban ini belum dipastikan oleh kantor.</translation>
    </message>
    <message>
        <source>Source: {hosts}</source>
        <translation>Sumber: {hosts}</translation>
    </message>
</context>
<context>
    <name>AnswerScreen</name>
    <message>
        <source>Not this? Perhaps one of these:</source>
        <translation>Bukan ini? Mungkin salah satu ini:</translation>
    </message>
    <message>
        <source>Others also ask:</source>
        <translation>Yang juga sering ditanyakan:</translation>
    </message>
    <message>
        <source>One moment ...</source>
        <translation>Sebentar ...</translation>
    </message>
    <message>
        <source>The answer can&apos;t be shown now.</source>
        <translation>Jawaban belum bisa ditampilkan.</translation>
    </message>
    <message>
        <source>Sorry, I don&apos;t know the answer to that.</source>
        <translation>Maaf, jawabannya belum ada di sini.</translation>
    </message>
    <message>
        <source>Perhaps you mean one of these. If not, take a number: the desk answers any question.</source>
        <translation>Mungkin maksud Anda salah satu ini. Kalau bukan, ambil nomor: petugas loket akan menjawabnya.</translation>
    </message>
    <message>
        <source>Not this?</source>
        <translation>Bukan ini?</translation>
    </message>
    <message>
        <source>Other questions</source>
        <translation>Pertanyaan lain</translation>
    </message>
    <message>
        <source>Requirements and fees</source>
        <translation>Syarat dan biaya</translation>
    </message>
    <message>
        <source>Ask in other words</source>
        <translation>Tanya dengan kata lain</translation>
    </message>
    <message>
        <source>Take a queue number</source>
        <translation>Ambil nomor antrean</translation>
    </message>
</context>
<context>
    <name>AskScreen</name>
    <message>
        <source>What is your question about?</source>
        <translation>Anda mau bertanya tentang apa?</translation>
    </message>
    <message>
        <source>The questions can&apos;t be shown now. Please ask the staff.</source>
        <translation>Daftar pertanyaan belum bisa ditampilkan. Silakan tanya petugas.</translation>
    </message>
    <message>
        <source>Touch a question.</source>
        <translation>Sentuh salah satu pertanyaan.</translation>
    </message>
    <message>
        <source>Choose a topic, or type your question.</source>
        <translation>Pilih topik, atau ketik pertanyaan Anda.</translation>
    </message>
    <message>
        <source>Type a question</source>
        <translation>Ketik pertanyaan</translation>
    </message>
    <message>
        <source>Type your question</source>
        <translation>Ketik pertanyaan Anda</translation>
    </message>
    <message>
        <source>A few words are enough. Mistakes don&apos;t matter.</source>
        <translation>Beberapa kata saja cukup. Salah ketik tidak apa-apa.</translation>
    </message>
    <message>
        <source>For example: how much is a passport</source>
        <translation>Contoh: berapa biaya paspor</translation>
    </message>
    <message>
        <source>Your question</source>
        <translation>Pertanyaan Anda</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Tanya</translation>
    </message>
    <message>
        <source>Type a few words first.</source>
        <translation>Ketik dulu beberapa kata.</translation>
    </message>
</context>
<context>
    <name>AttractScreen</name>
    <message>
        <source>Touch the screen</source>
        <translation>Sentuh layar</translation>
    </message>
    <message>
        <source>Take your paper</source>
        <translation>Ambil kertas</translation>
    </message>
    <message>
        <source>Sit and wait to be called</source>
        <translation>Duduk, tunggu dipanggil</translation>
    </message>
    <message>
        <source>Touch the screen to start</source>
        <translation>Sentuh layar untuk mulai</translation>
    </message>
</context>
<context>
    <name>Bar</name>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Beranda</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Suara</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Bahasa</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Bantuan</translation>
    </message>
</context>
<context>
    <name>Contact</name>
    <message>
        <source>Telephone</source>
        <translation>Telepon</translation>
    </message>
    <message>
        <source>Hours of the desk</source>
        <translation>Jam buka loket</translation>
    </message>
    <message>
        <source>Official contact</source>
        <translation>Kontak resmi</translation>
    </message>
    <message>
        <source>Hours of the office</source>
        <translation>Jam layanan kantor</translation>
    </message>
    <message>
        <source>The government&apos;s complaints service. It&apos;s free.</source>
        <translation>Layanan pengaduan pemerintah. Gratis.</translation>
    </message>
    <message>
        <source>Checked within 3 working days. You can stay anonymous.</source>
        <translation>Diperiksa paling lama 3 hari kerja. Nama Anda boleh dirahasiakan.</translation>
    </message>
    <message>
        <source>Instagram and X of the Directorate General of Immigration</source>
        <translation>Instagram dan X Direktorat Jenderal Imigrasi</translation>
    </message>
    <message>
        <source>Site of the Directorate General of Immigration</source>
        <translation>Situs Direktorat Jenderal Imigrasi</translation>
    </message>
    <message>
        <source>Website of this place</source>
        <translation>Situs tempat ini</translation>
    </message>
</context>
<context>
    <name>ContactScreen</name>
    <message>
        <source>This place</source>
        <translation>Tempat ini</translation>
    </message>
    <message>
        <source>Immigration office</source>
        <translation>Kantor imigrasi</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>Pengaduan</translation>
    </message>
    <message>
        <source>Official accounts</source>
        <translation>Akun resmi</translation>
    </message>
    <message>
        <source>Contact and complaints</source>
        <translation>Kontak dan pengaduan</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>The staff have seen your call.</source>
        <translation>Petugas sudah melihat panggilan Anda.</translation>
    </message>
    <message>
        <source>The call was noted at {clock}. A sign for the staff is on.</source>
        <translation>Panggilan dicatat pukul {clock}. Tanda untuk petugas sudah menyala.</translation>
    </message>
</context>
<context>
    <name>HelpScreen</name>
    <message>
        <source>Do you need help?</source>
        <translation>Perlu bantuan?</translation>
    </message>
    <message>
        <source>Call the staff</source>
        <translation>Panggil petugas</translation>
    </message>
    <message>
        <source>That didn&apos;t work. Please call out.</source>
        <translation>Tidak berhasil. Panggillah petugas dengan suara.</translation>
    </message>
    <message>
        <source>A sign for them lights up on this screen.</source>
        <translation>Tanda untuk petugas menyala di layar ini.</translation>
    </message>
    <message>
        <source>The desk is closed. Perhaps somebody sees the sign.</source>
        <translation>Loket tutup. Mungkin masih ada yang melihat tandanya.</translation>
    </message>
    <message>
        <source>Back to where I was</source>
        <translation>Kembali ke layar tadi</translation>
    </message>
</context>
<context>
    <name>HomeScreen</name>
    <message>
        <source>Welcome. What do you need?</source>
        <translation>Selamat datang. Apa yang Anda perlukan?</translation>
    </message>
    <message>
        <source>Touch one of the boxes.</source>
        <translation>Sentuh salah satu kotak.</translation>
    </message>
    <message>
        <source>Take a queue number</source>
        <translation>Ambil nomor antrean</translation>
    </message>
    <message>
        <source>Requirements and fees</source>
        <translation>Syarat dan biaya</translation>
    </message>
    <message>
        <source>Free of charge</source>
        <translation>Gratis</translation>
    </message>
    <message>
        <source>What to bring, and what it costs</source>
        <translation>Yang harus dibawa dan biayanya</translation>
    </message>
    <message>
        <source>The desk is closed now</source>
        <translation>Loket sedang tutup</translation>
    </message>
    <message>
        <source>Check my application</source>
        <translation>Cek permohonan</translation>
    </message>
    <message>
        <source>How far it has come</source>
        <translation>Sudah sampai mana</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Tanya</translation>
    </message>
    <message>
        <source>Questions and answers</source>
        <translation>Ketik atau pilih pertanyaan</translation>
    </message>
    <message>
        <source>Other services</source>
        <translation>Layanan lain</translation>
    </message>
    <message>
        <source>Learn, rate, complain</source>
        <translation>Belajar, menilai, mengadu</translation>
    </message>
</context>
<context>
    <name>HowTo</name>
    <message>
        <source>Choose</source>
        <translation>Pilih layanan</translation>
    </message>
    <message>
        <source>Take your paper</source>
        <translation>Ambil kertas</translation>
    </message>
    <message>
        <source>Wait to be called</source>
        <translation>Tunggu dipanggil</translation>
    </message>
</context>
<context>
    <name>IdleDialog</name>
    <message>
        <source>Are you still here?</source>
        <translation>Anda masih di sini?</translation>
    </message>
    <message>
        <source>If not, this screen is cleared for the next person.</source>
        <translation>Kalau tidak, layar ini dikosongkan untuk orang berikutnya.</translation>
    </message>
    <message>
        <source>I&apos;m still here</source>
        <translation>Saya masih di sini</translation>
    </message>
</context>
<context>
    <name>Keyboard</name>
    <message>
        <source>Space</source>
        <translation>Spasi</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Lanjut</translation>
    </message>
    <message>
        <source>hyphen</source>
        <translation>tanda hubung</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>koma</translation>
    </message>
    <message>
        <source>full stop</source>
        <translation>titik</translation>
    </message>
    <message>
        <source>question mark</source>
        <translation>tanda tanya</translation>
    </message>
</context>
<context>
    <name>KioskFrame</name>
    <message>
        <source>Quiet</source>
        <translation>Diam</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Suara</translation>
    </message>
</context>
<context>
    <name>LaneScreen</name>
    <message>
        <source>Does one of these apply to you?</source>
        <translation>Apakah Anda termasuk salah satu ini?</translation>
    </message>
    <message>
        <source>Priority numbers are called first.</source>
        <translation>Jalur prioritas dipanggil lebih dulu.</translation>
    </message>
    <message>
        <source>After %1 priority numbers, a regular one is called.</source>
        <translation>Setelah %1 nomor prioritas, dipanggil satu nomor umum.</translation>
    </message>
    <message>
        <source>Only yes or no is kept.</source>
        <translation>Yang dicatat hanya ya atau tidak.</translation>
    </message>
    <message>
        <source>Yes, priority lane</source>
        <translation>Ya, jalur prioritas</translation>
    </message>
    <message>
        <source>One of these applies to me</source>
        <translation>Saya termasuk salah satunya</translation>
    </message>
    <message>
        <source>One moment, saving ...</source>
        <translation>Sebentar, sedang disimpan ...</translation>
    </message>
    <message>
        <source>No, regular lane</source>
        <translation>Tidak, jalur umum</translation>
    </message>
    <message>
        <source>None of these applies to me</source>
        <translation>Saya tidak termasuk</translation>
    </message>
</context>
<context>
    <name>LanguagePanel</name>
    <message>
        <source>chosen</source>
        <translation>terpilih</translation>
    </message>
    <message>
        <source>Language and text</source>
        <translation>Bahasa dan tulisan</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Biasa</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Besar</translation>
    </message>
    <message>
        <source>Very large</source>
        <translation>Besar sekali</translation>
    </message>
    <message>
        <source>Light screen</source>
        <translation>Layar terang</translation>
    </message>
    <message>
        <source>Black screen</source>
        <translation>Layar hitam</translation>
    </message>
    <message>
        <source>Softer</source>
        <translation>Lebih pelan</translation>
    </message>
    <message>
        <source>As soft as can be</source>
        <translation>Sudah paling pelan</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>Lebih keras</translation>
    </message>
    <message>
        <source>As loud as can be</source>
        <translation>Sudah paling keras</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Selesai</translation>
    </message>
</context>
<context>
    <name>Languages</name>
    <message>
        <source>Name of this language</source>
        <translation>Bahasa Indonesia</translation>
    </message>
</context>
<context>
    <name>LearnScreen</name>
    <message>
        <source>What would you like to learn?</source>
        <translation>Mau belajar apa?</translation>
    </message>
    <message>
        <source>Short, with pictures.</source>
        <translation>Singkat, dengan gambar.</translation>
    </message>
</context>
<context>
    <name>LessonScreen</name>
    <message>
        <source>Step %1 of %2</source>
        <translation>Langkah %1 dari %2</translation>
    </message>
    <message>
        <source>Well done!</source>
        <translation>Bagus sekali!</translation>
    </message>
    <message>
        <source>Touch here</source>
        <translation>Sentuh di sini</translation>
    </message>
    <message>
        <source>That was all there is to it.</source>
        <translation>Hanya itu, mudah sekali.</translation>
    </message>
    <message>
        <source>Previous step</source>
        <translation>Langkah sebelumnya</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Lanjut</translation>
    </message>
</context>
<context>
    <name>More</name>
    <message>
        <source>Will it take long?</source>
        <translation>Masih lama?</translation>
    </message>
    <message>
        <source>If you have a number</source>
        <translation>Bila sudah punya nomor</translation>
    </message>
    <message>
        <source>How was it?</source>
        <translation>Survei</translation>
    </message>
    <message>
        <source>Rate the service</source>
        <translation>Nilai layanan kami</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>Belajar</translation>
    </message>
    <message>
        <source>Short lessons with pictures</source>
        <translation>Pelajaran bergambar</translation>
    </message>
    <message>
        <source>Announcements</source>
        <translation>Pengumuman</translation>
    </message>
    <message>
        <source>Contact and complaints</source>
        <translation>Kontak dan pengaduan</translation>
    </message>
    <message>
        <source>Addresses and hours</source>
        <translation>Alamat dan jam buka</translation>
    </message>
    <message>
        <source>About this stand</source>
        <translation>Tentang anjungan ini</translation>
    </message>
    <message>
        <source>Your data and your rights</source>
        <translation>Data dan hak Anda</translation>
    </message>
</context>
<context>
    <name>MoreScreen</name>
    <message>
        <source>What else can we do for you?</source>
        <translation>Ada lagi yang bisa kami bantu?</translation>
    </message>
</context>
<context>
    <name>News</name>
    <message>
        <source>Until {day}</source>
        <translation>Sampai {day}</translation>
    </message>
</context>
<context>
    <name>NewsScreen</name>
    <message>
        <source>Announcements</source>
        <translation>Pengumuman</translation>
    </message>
</context>
<context>
    <name>NoticeScreen</name>
    <message>
        <source>The desk is closed now</source>
        <translation>Loket sedang tutup</translation>
    </message>
    <message>
        <source>Today&apos;s numbers are given out</source>
        <translation>Nomor hari ini sudah habis</translation>
    </message>
    <message>
        <source>One moment, please</source>
        <translation>Sebentar, ya</translation>
    </message>
    <message>
        <source>The stand is busy</source>
        <translation>Anjungan sedang sibuk</translation>
    </message>
    <message>
        <source>Your number is cancelled</source>
        <translation>Nomor Anda sudah dibatalkan</translation>
    </message>
    <message>
        <source>Sorry, that didn&apos;t work</source>
        <translation>Maaf, belum berhasil</translation>
    </message>
    <message numerus="yes">
        <source>The next number can be taken in %n second(s).</source>
        <translation>
            <numerusform>Nomor berikutnya bisa diambil %n detik lagi.</numerusform>
        </translation>
    </message>
    <message>
        <source>The next number can be taken now.</source>
        <translation>Nomor berikutnya sudah bisa diambil.</translation>
    </message>
    <message>
        <source>Saving takes longer than usual. Please try again.</source>
        <translation>Menyimpan lebih lama dari biasanya. Silakan coba lagi.</translation>
    </message>
    <message>
        <source>Number %1 isn&apos;t valid any more.</source>
        <translation>Nomor %1 tidak berlaku lagi.</translation>
    </message>
    <message>
        <source>No number was given out. Please try again, or ask.</source>
        <translation>Belum ada nomor yang diberikan. Silakan coba lagi atau bertanya.</translation>
    </message>
    <message>
        <source>Choose something else</source>
        <translation>Pilih yang lain</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Coba lagi</translation>
    </message>
    <message numerus="yes">
        <source>In %n second(s)</source>
        <translation>
            <numerusform>%n detik lagi</numerusform>
        </translation>
    </message>
    <message>
        <source>The same choice once more</source>
        <translation>Pilihan yang sama sekali lagi</translation>
    </message>
    <message>
        <source>Requirements and fees</source>
        <translation>Syarat dan biaya</translation>
    </message>
    <message>
        <source>What to bring, and what it costs</source>
        <translation>Yang harus dibawa dan biayanya</translation>
    </message>
    <message>
        <source>Back to the beginning</source>
        <translation>Kembali ke awal</translation>
    </message>
</context>
<context>
    <name>NumberPad</name>
    <message>
        <source>Erase</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Lanjut</translation>
    </message>
</context>
<context>
    <name>PageKeys</name>
    <message>
        <source>Page %1 of %2</source>
        <translation>Halaman %1 dari %2</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Halaman sebelumnya</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Lanjut</translation>
    </message>
</context>
<context>
    <name>PaperBand</name>
    <message>
        <source>Take your paper below the screen</source>
        <translation>Ambil kertas di bawah layar</translation>
    </message>
    <message>
        <source>No paper? Take a photo of this number</source>
        <translation>Tidak keluar? Foto nomor ini</translation>
    </message>
    <message>
        <source>Take a photo of this number</source>
        <translation>Foto nomor ini</translation>
    </message>
    <message>
        <source>Remember this number</source>
        <translation>Ingat nomor ini</translation>
    </message>
    <message>
        <source>Printing ...</source>
        <translation>Sedang mencetak ...</translation>
    </message>
    <message>
        <source>No paper? Take a photo of this number.</source>
        <translation>Tidak keluar? Foto nomor ini.</translation>
    </message>
    <message>
        <source>Your number is valid without paper.</source>
        <translation>Nomor tetap berlaku tanpa kertas.</translation>
    </message>
    <message>
        <source>No paper. Your number is valid, the staff know.</source>
        <translation>Kertas tidak keluar. Nomor tetap berlaku.</translation>
    </message>
    <message>
        <source>Take a photo, or write it down.</source>
        <translation>Foto nomor ini atau catat.</translation>
    </message>
    <message>
        <source>Your number is valid already.</source>
        <translation>Nomor Anda sudah berlaku.</translation>
    </message>
</context>
<context>
    <name>PinScreen</name>
    <message numerus="yes">
        <source>Too many wrong tries. Next try in %n second(s).</source>
        <translation>
            <numerusform>Terlalu sering salah. Coba lagi %n detik lagi.</numerusform>
        </translation>
    </message>
    <message>
        <source>The two PINs differ. Choose again.</source>
        <translation>Kedua PIN tidak sama. Buat lagi.</translation>
    </message>
    <message>
        <source>This PIN isn&apos;t right.</source>
        <translation>PIN salah.</translation>
    </message>
    <message>
        <source>This stand has no PIN yet. Choose six digits and tell them only to your colleagues.</source>
        <translation>Anjungan ini belum punya PIN. Pilih enam angka dan beri tahu hanya sesama petugas.</translation>
    </message>
    <message>
        <source>The same six digits once more.</source>
        <translation>Ketik enam angka yang sama sekali lagi.</translation>
    </message>
    <message>
        <source>For the staff of this place.</source>
        <translation>Khusus petugas tempat ini.</translation>
    </message>
    <message>
        <source>Staff PIN</source>
        <translation>PIN petugas</translation>
    </message>
    <message>
        <source>Choose a PIN</source>
        <translation>Buat PIN</translation>
    </message>
    <message>
        <source>Repeat the PIN</source>
        <translation>Ulangi PIN</translation>
    </message>
    <message>
        <source>%1 of %2 digits</source>
        <translation>%1 dari %2 angka</translation>
    </message>
</context>
<context>
    <name>Requirements</name>
    <message>
        <source>These details aren&apos;t confirmed yet.</source>
        <translation>Keterangan ini belum dipastikan.</translation>
    </message>
    <message>
        <source>if it applies to you</source>
        <translation>bila diperlukan</translation>
    </message>
    <message>
        <source>not compulsory</source>
        <translation>tidak wajib</translation>
    </message>
    <message>
        <source>in force since {day}</source>
        <translation>berlaku sejak {day}</translation>
    </message>
    <message>
        <source>whether it is offered: {ask}</source>
        <translation>apakah layanan ini ada: {ask}</translation>
    </message>
    <message>
        <source>Together: {book} + {extra}</source>
        <translation>Jumlah: {book} + {extra}</translation>
    </message>
    <message>
        <source>Your number and what you read here are free.</source>
        <translation>Nomor antrean dan keterangan di sini gratis.</translation>
    </message>
    <message>
        <source>There are no other fees.</source>
        <translation>Tidak ada biaya lain.</translation>
    </message>
    <message>
        <source>Pay official fees only.</source>
        <translation>Bayar hanya biaya resmi.</translation>
    </message>
    <message>
        <source>Asked for more? Report it: {sms} or {site}.</source>
        <translation>Diminta lebih? Laporkan: {sms} atau {site}.</translation>
    </message>
    <message>
        <source>Valid: {years}</source>
        <translation>Masa berlaku: {years}</translation>
    </message>
    <message>
        <source>{count} of {all} at hand</source>
        <translation>{count} dari {all} sudah ada</translation>
    </message>
    <message>
        <source>Printing ...</source>
        <translation>Mencetak ...</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Tercetak</translation>
    </message>
    <message>
        <source>Check paper</source>
        <translation>Cek kertas</translation>
    </message>
    <message>
        <source>Trouble</source>
        <translation>Gangguan</translation>
    </message>
    <message>
        <source>In {minutes} min</source>
        <translation>{minutes} menit lagi</translation>
    </message>
</context>
<context>
    <name>RequirementsScreen</name>
    <message>
        <source>What to bring</source>
        <translation>Yang harus dibawa</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Langkah-langkah</translation>
    </message>
    <message>
        <source>What it costs</source>
        <translation>Biaya</translation>
    </message>
    <message>
        <source>How long it takes, and more</source>
        <translation>Lama proses dan lainnya</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>Kode QR</translation>
    </message>
    <message>
        <source>Ask first</source>
        <translation>Tanyakan dulu</translation>
    </message>
    <message>
        <source>Touch what you already have.</source>
        <translation>Sentuh yang sudah Anda punya.</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Cetak lagi</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Cetak</translation>
    </message>
    <message>
        <source>Take a queue number</source>
        <translation>Ambil nomor antrean</translation>
    </message>
</context>
<context>
    <name>Result</name>
    <message>
        <source> or </source>
        <translation> atau </translation>
    </message>
</context>
<context>
    <name>ResultScreen</name>
    <message>
        <source>Nobody is before you.</source>
        <translation>Tidak ada antrean di depan Anda.</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) before you</source>
        <translation>
            <numerusform>%n orang di depan Anda</numerusform>
        </translation>
    </message>
    <message>
        <source>About %1 minutes.</source>
        <translation>Kira-kira %1 menit.</translation>
    </message>
    <message>
        <source>Wait until the staff call you.</source>
        <translation>Tunggu dipanggil petugas.</translation>
    </message>
    <message>
        <source>Wait to be called to %1.</source>
        <translation>Tunggu dipanggil ke %1.</translation>
    </message>
    <message>
        <source>No paper? Take a photo of this number.</source>
        <translation>Tidak keluar? Foto nomor ini.</translation>
    </message>
    <message>
        <source>Your number</source>
        <translation>Nomor Anda</translation>
    </message>
    <message>
        <source>Another</source>
        <translation>Tambah</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>What to bring</source>
        <translation>Yang harus dibawa</translation>
    </message>
    <message>
        <source>For somebody else</source>
        <translation>Untuk orang lain</translation>
    </message>
    <message>
        <source>Cancel number</source>
        <translation>Batalkan nomor ini</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Bring: %1</source>
        <translation>Siapkan: %1</translation>
    </message>
    <message>
        <source>Not an M-Paspor appointment.</source>
        <translation>Bukan janji temu M-Paspor.</translation>
    </message>
    <message>
        <source>Priority lane</source>
        <translation>Jalur prioritas</translation>
    </message>
    <message>
        <source>Regular lane</source>
        <translation>Jalur umum</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Syarat</translation>
    </message>
    <message>
        <source>Cancel number %1?</source>
        <translation>Batalkan nomor %1?</translation>
    </message>
    <message>
        <source>Somebody else can then be served sooner.</source>
        <translation>Orang lain jadi bisa dilayani lebih cepat.</translation>
    </message>
    <message>
        <source>Yes, cancel</source>
        <translation>Ya, batalkan</translation>
    </message>
    <message>
        <source>No, keep it</source>
        <translation>Tidak jadi</translation>
    </message>
</context>
<context>
    <name>Services</name>
    <message>
        <source>More choices</source>
        <translation>Pilihan lain</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Halaman {page} dari {pages}</translation>
    </message>
</context>
<context>
    <name>ServicesScreen</name>
    <message>
        <source>What is the number for?</source>
        <translation>Nomor untuk keperluan apa?</translation>
    </message>
    <message>
        <source>What would you like to know about?</source>
        <translation>Ingin tahu tentang apa?</translation>
    </message>
    <message>
        <source>Not sure? Choose “Help and information”.</source>
        <translation>Belum tahu? Pilih “Bantuan dan informasi”.</translation>
    </message>
</context>
<context>
    <name>Speech</name>
    <message>
        <source>Volume {n}</source>
        <translation>Volume {n}</translation>
    </message>
    <message>
        <source>You can touch:</source>
        <translation>Yang dapat disentuh:</translation>
    </message>
    <message>
        <source>What stands here is read aloud only in a headset.</source>
        <translation>Yang tertulis di sini hanya dibacakan lewat earphone.</translation>
    </message>
</context>
<context>
    <name>Staff</name>
    <message>
        <source>Desk 1</source>
        <translation>Loket 1</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Sambungan</translation>
    </message>
    <message>
        <source>Not yet sent</source>
        <translation>Belum terkirim</translation>
    </message>
    <message>
        <source>{count} entries</source>
        <translation>{count} catatan</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Ruang penyimpanan</translation>
    </message>
    <message>
        <source>Business day</source>
        <translation>Hari kerja</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>Gangguan terakhir</translation>
    </message>
    <message>
        <source>waiting for the printer</source>
        <translation>menunggu printer</translation>
    </message>
    <message>
        <source>nobody knows whether it printed</source>
        <translation>belum pasti tercetak</translation>
    </message>
    <message>
        <source>not printed</source>
        <translation>tidak tercetak</translation>
    </message>
    <message>
        <source>No printer is set up.</source>
        <translation>Printer tidak dipasang.</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>Sedang mencetak</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Siap</translation>
    </message>
    <message>
        <source>Last contact {clock}.</source>
        <translation>Terakhir tersambung pukul {clock}.</translation>
    </message>
    <message>
        <source>This stand isn&apos;t enrolled.</source>
        <translation>Anjungan ini belum didaftarkan ke pusat.</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Tersambung</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Tidak ada sambungan</translation>
    </message>
    <message>
        <source>{size} GB free</source>
        <translation>sisa {size} GB</translation>
    </message>
    <message>
        <source>No ticket yet</source>
        <translation>Belum ada nomor</translation>
    </message>
    <message>
        <source>{day}, not confirmed</source>
        <translation>{day}, belum dipastikan</translation>
    </message>
    <message>
        <source>The last run was cut off: {line}</source>
        <translation>Sebelumnya terputus: {line}</translation>
    </message>
    <message>
        <source>None since the start</source>
        <translation>Tidak ada sejak dinyalakan</translation>
    </message>
    <message>
        <source>A test page was sent to the printer.</source>
        <translation>Halaman percobaan dikirim ke printer.</translation>
    </message>
    <message>
        <source>The printer goes on.</source>
        <translation>Printer dilanjutkan.</translation>
    </message>
    <message>
        <source>Nobody is waiting for {desk}.</source>
        <translation>Tidak ada yang menunggu untuk {desk}.</translation>
    </message>
    <message>
        <source>{number} is printed again, marked as a copy.</source>
        <translation>{number} dicetak lagi dengan tanda CETAK ULANG.</translation>
    </message>
    <message>
        <source>That didn&apos;t work. It is written in the log.</source>
        <translation>Belum berhasil. Sudah dicatat di log.</translation>
    </message>
</context>
<context>
    <name>StaffDay</name>
    <message>
        <source>days</source>
        <translation>hari</translation>
    </message>
</context>
<context>
    <name>StaffDesk</name>
    <message>
        <source>Free</source>
        <translation>Kosong</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Hadir</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>Tidak hadir</translation>
    </message>
    <message>
        <source>Served</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Call next</source>
        <translation>Panggil berikutnya</translation>
    </message>
</context>
<context>
    <name>StaffPaper</name>
    <message>
        <source>Every ticket of today is on paper.</source>
        <translation>Semua nomor hari ini sudah tercetak.</translation>
    </message>
    <message>
        <source>Tickets without certain paper</source>
        <translation>Nomor yang kertasnya belum pasti</translation>
    </message>
    <message>
        <source>Printer is mended</source>
        <translation>Printer sudah beres</translation>
    </message>
    <message>
        <source>Test page</source>
        <translation>Uji cetak</translation>
    </message>
</context>
<context>
    <name>StaffQueue</name>
    <message>
        <source>Nobody is waiting.</source>
        <translation>Tidak ada yang menunggu.</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) waiting</source>
        <translation>
            <numerusform>%n orang menunggu</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StaffScreen</name>
    <message>
        <source>Staff corner</source>
        <translation>Sudut petugas</translation>
    </message>
    <message>
        <source>Survey</source>
        <translation>Survei</translation>
    </message>
    <message>
        <source>Help, %1: done</source>
        <translation>Bantuan %1: selesai</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Antrean</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Kertas</translation>
    </message>
    <message>
        <source>Paper %1</source>
        <translation>Kertas %1</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Keluar</translation>
    </message>
    <message>
        <source>Close the stand?</source>
        <translation>Tutup anjungan?</translation>
    </message>
    <message>
        <source>Nobody can take a number until it is started again.</source>
        <translation>Tidak ada yang bisa mengambil nomor sampai dinyalakan lagi.</translation>
    </message>
    <message>
        <source>Yes, close it</source>
        <translation>Ya, tutup</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Tidak</translation>
    </message>
</context>
<context>
    <name>StaffSign</name>
    <message>
        <source>Staff: %1</source>
        <translation>Petugas: %1</translation>
    </message>
    <message numerus="yes">
        <source>Staff: %n number(s) without certain paper</source>
        <translation>
            <numerusform>Petugas: %n nomor kertasnya belum pasti</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StaffState</name>
    <message>
        <source>Set the day</source>
        <translation>Atur tanggal</translation>
    </message>
    <message>
        <source>Day is right</source>
        <translation>Tanggal benar</translation>
    </message>
    <message>
        <source>Close the stand</source>
        <translation>Tutup anjungan</translation>
    </message>
</context>
<context>
    <name>StaffTicket</name>
    <message>
        <source>Reprint</source>
        <translation>Cetak ulang</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>DD MM YYYY</source>
        <translation>TT BB TTTT</translation>
    </message>
</context>
<context>
    <name>StatusFound</name>
    <message>
        <source>The way of your application</source>
        <translation>Perjalanan permohonan Anda</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>sejak %1</translation>
    </message>
    <message>
        <source>%1. As known on %2.</source>
        <translation>%1. Data per %2.</translation>
    </message>
    <message>
        <source>Show the path</source>
        <translation>Lihat tahapannya</translation>
    </message>
    <message>
        <source>What do I do now?</source>
        <translation>Apa yang harus saya lakukan?</translation>
    </message>
    <message>
        <source>What to bring</source>
        <translation>Yang harus dibawa</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Selesai</translation>
    </message>
</context>
<context>
    <name>StatusScreen</name>
    <message>
        <source>When was the applicant born?</source>
        <translation>Kapan pemohon lahir?</translation>
    </message>
    <message>
        <source>%1?</source>
        <translation>%1?</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>Tidak ditemukan.</translation>
    </message>
    <message>
        <source>Please wait a little.</source>
        <translation>Mohon tunggu dulu.</translation>
    </message>
    <message>
        <source>It can&apos;t be looked up now.</source>
        <translation>Belum bisa dicari sekarang.</translation>
    </message>
    <message>
        <source>One moment, looking it up ...</source>
        <translation>Sebentar, sedang dicari ...</translation>
    </message>
    <message>
        <source>Number: %1</source>
        <translation>Nomor: %1</translation>
    </message>
    <message>
        <source>Please compare the number (0 or O, 1 or I?) and the birth date with your receipt. Only what moved in the last 90 days is shown here.</source>
        <translation>Cocokkan nomor (0 atau O, 1 atau I?) dan tanggal lahir dengan tanda terima Anda. Di sini hanya ada yang berubah dalam 90 hari terakhir.</translation>
    </message>
    <message>
        <source>Please try again later, or ask the staff.</source>
        <translation>Silakan coba lagi nanti, atau tanya petugas.</translation>
    </message>
    <message>
        <source>Type all eight digits: two for the day, two for the month, four for the year.</source>
        <translation>Ketik delapan angka: dua untuk tanggal, dua untuk bulan, empat untuk tahun.</translation>
    </message>
    <message>
        <source>There is no such day. Please look at it once more.</source>
        <translation>Tanggal itu tidak ada. Coba periksa lagi.</translation>
    </message>
    <message>
        <source>This day is still to come. Please look at it once more.</source>
        <translation>Tanggal itu belum tiba. Coba periksa lagi.</translation>
    </message>
    <message>
        <source>Day, month, year. For example: 17 08 1961.</source>
        <translation>Tanggal, bulan, tahun. Contoh: 17 08 1961.</translation>
    </message>
    <message>
        <source>Yes, that is right</source>
        <translation>Ya, benar</translation>
    </message>
    <message>
        <source>Show how far it is</source>
        <translation>Lihat sudah sampai mana</translation>
    </message>
    <message>
        <source>The date is wrong</source>
        <translation>Tanggalnya salah</translation>
    </message>
    <message>
        <source>Type the birth date again</source>
        <translation>Ketik lagi tanggal lahir</translation>
    </message>
    <message>
        <source>The number is wrong</source>
        <translation>Nomornya salah</translation>
    </message>
    <message>
        <source>Type the number again</source>
        <translation>Ketik lagi nomornya</translation>
    </message>
    <message>
        <source>Look at the birth date again</source>
        <translation>Periksa lagi tanggal lahir</translation>
    </message>
    <message>
        <source>Type another number</source>
        <translation>Ketik nomor lain</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Type the number on your receipt</source>
        <translation>Ketik nomor di tanda terima</translation>
    </message>
    <message>
        <source>Or hold its code before the scanner, where there is one.</source>
        <translation>Atau dekatkan kodenya ke pemindai, kalau ada.</translation>
    </message>
    <message>
        <source>Letters and digits, as on the receipt</source>
        <translation>Huruf dan angka, seperti di tanda terima</translation>
    </message>
    <message>
        <source>The number on your receipt</source>
        <translation>Nomor di tanda terima</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Lanjut</translation>
    </message>
    <message>
        <source>Type the number first.</source>
        <translation>Ketik dulu nomornya.</translation>
    </message>
</context>
<context>
    <name>Survey</name>
    <message>
        <source>How helpful is this stand?</source>
        <translation>Seberapa membantu anjungan ini?</translation>
    </message>
    <message>
        <source>Not helpful</source>
        <translation>Tidak membantu</translation>
    </message>
    <message>
        <source>Not so helpful</source>
        <translation>Kurang membantu</translation>
    </message>
    <message>
        <source>Helpful</source>
        <translation>Membantu</translation>
    </message>
    <message>
        <source>Very helpful</source>
        <translation>Sangat membantu</translation>
    </message>
</context>
<context>
    <name>SurveyAsk</name>
    <message>
        <source>About you: %1 of %2</source>
        <translation>Tentang Anda: %1 dari %2</translation>
    </message>
    <message>
        <source>Question %1 of %2</source>
        <translation>Pertanyaan %1 dari %2</translation>
    </message>
    <message>
        <source>No name, about two minutes. If you stop, your answers so far are kept.</source>
        <translation>Tanpa nama, kira-kira dua menit. Jika berhenti, yang sudah dijawab disimpan.</translation>
    </message>
    <message>
        <source>You needn&apos;t answer this.</source>
        <translation>Boleh tidak dijawab.</translation>
    </message>
    <message>
        <source>Your answers couldn&apos;t be kept. Please try once more.</source>
        <translation>Jawaban Anda belum tersimpan. Coba sekali lagi.</translation>
    </message>
</context>
<context>
    <name>SurveyChoices</name>
    <message>
        <source>chosen</source>
        <translation>dipilih</translation>
    </message>
</context>
<context>
    <name>SurveyEnd</name>
    <message>
        <source>Ask the next person</source>
        <translation>Tanyai orang berikutnya</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Selesai</translation>
    </message>
</context>
<context>
    <name>SurveyKeys</name>
    <message>
        <source>Skip</source>
        <translation>Lewati</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Kirim</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Lanjut</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Kirim sekarang</translation>
    </message>
</context>
<context>
    <name>SurveyNumber</name>
    <message>
        <source>Type a number</source>
        <translation>Ketik angkanya</translation>
    </message>
    <message>
        <source>You may leave this empty</source>
        <translation>Boleh dikosongkan</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Kirim</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Lanjut</translation>
    </message>
</context>
<context>
    <name>SurveyText</name>
    <message>
        <source>You may leave this empty</source>
        <translation>Boleh dikosongkan</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Kirim</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Lanjut</translation>
    </message>
</context>
<context>
    <name>SurveyThanks</name>
    <message>
        <source>Thank you.</source>
        <translation>Terima kasih.</translation>
    </message>
    <message>
        <source>What you think of this stand is noted.</source>
        <translation>Pendapat Anda tentang anjungan ini sudah dicatat.</translation>
    </message>
    <message>
        <source>Your answers help this office to serve better.</source>
        <translation>Jawaban Anda membantu kantor ini melayani lebih baik.</translation>
    </message>
    <message>
        <source>Nobody learns who answered.</source>
        <translation>Tidak ada yang tahu siapa yang menjawab.</translation>
    </message>
</context>
<context>
    <name>TakeAlong</name>
    <message>
        <source>Take the list along</source>
        <translation>Bawa daftar ini</translation>
    </message>
    <message>
        <source>Point your phone&apos;s camera at the code. No internet needed.</source>
        <translation>Arahkan kamera HP ke kode ini. Tanpa internet.</translation>
    </message>
    <message>
        <source>A QR code with the list</source>
        <translation>Kode QR berisi daftar</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Selesai</translation>
    </message>
</context>
<context>
    <name>TakeAway</name>
    <message>
        <source>Bring:</source>
        <translation>Bawa:</translation>
    </message>
    <message>
        <source>* only in some cases</source>
        <translation>* hanya dalam keadaan tertentu</translation>
    </message>
    <message>
        <source>Official fees:</source>
        <translation>Biaya resmi:</translation>
    </message>
    <message>
        <source>Asked for more? {sms}, {site}</source>
        <translation>Diminta lebih? {sms}, {site}</translation>
    </message>
</context>
<context>
    <name>WaitScreen</name>
    <message>
        <source>It can&apos;t be looked up now. Please ask the staff.</source>
        <translation>Belum bisa dicari sekarang. Silakan tanya petugas.</translation>
    </message>
    <message>
        <source>Touch the letter at the beginning, then type the digits.</source>
        <translation>Sentuh huruf depannya, lalu ketik angkanya.</translation>
    </message>
    <message>
        <source>Now the digits.</source>
        <translation>Sekarang angkanya.</translation>
    </message>
    <message>
        <source>Right? Then touch the tick.</source>
        <translation>Sudah benar? Sentuh tanda centang.</translation>
    </message>
    <message numerus="yes">
        <source>%n people before you</source>
        <translation>
            <numerusform>%n orang di depan Anda</numerusform>
        </translation>
    </message>
    <message>
        <source>You are next.</source>
        <translation>Berikutnya giliran Anda.</translation>
    </message>
    <message>
        <source>You are being called!</source>
        <translation>Nomor Anda dipanggil!</translation>
    </message>
    <message>
        <source>It is your turn now.</source>
        <translation>Sekarang giliran Anda.</translation>
    </message>
    <message>
        <source>This number has been served.</source>
        <translation>Nomor ini sudah dilayani.</translation>
    </message>
    <message>
        <source>This number was called already.</source>
        <translation>Nomor ini sudah dipanggil.</translation>
    </message>
    <message>
        <source>This number was cancelled.</source>
        <translation>Nomor ini sudah dibatalkan.</translation>
    </message>
    <message>
        <source>This number isn&apos;t known today.</source>
        <translation>Nomor ini tidak ada hari ini.</translation>
    </message>
    <message numerus="yes">
        <source>About %n minute(s). It may be sooner or later.</source>
        <translation>
            <numerusform>Kira-kira %n menit lagi. Bisa lebih cepat atau lebih lama.</numerusform>
        </translation>
    </message>
    <message>
        <source>Please stay near the desk.</source>
        <translation>Tunggulah di dekat loket.</translation>
    </message>
    <message>
        <source>Please go to the desk.</source>
        <translation>Silakan ke loket.</translation>
    </message>
    <message>
        <source>Please go to %1.</source>
        <translation>Silakan ke %1.</translation>
    </message>
    <message>
        <source>If something is missing, take a new number.</source>
        <translation>Kalau ada yang kurang, ambil nomor baru.</translation>
    </message>
    <message>
        <source>Nobody came. Please speak to the staff.</source>
        <translation>Tadi tidak ada yang datang. Silakan temui petugas.</translation>
    </message>
    <message>
        <source>Take a new number if you need one.</source>
        <translation>Ambil nomor baru kalau masih perlu.</translation>
    </message>
    <message>
        <source>A number counts only on its day, and only at the stand that printed it.</source>
        <translation>Nomor hanya berlaku pada harinya, dan hanya di anjungan yang mencetaknya.</translation>
    </message>
    <message>
        <source>Which number is on your paper?</source>
        <translation>Nomor berapa di kertas Anda?</translation>
    </message>
    <message>
        <source>For example: A-017</source>
        <translation>Contoh: A-017</translation>
    </message>
    <message>
        <source>Your number</source>
        <translation>Nomor Anda</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Dipilih</translation>
    </message>
    <message>
        <source>Nobody is at the desk now.</source>
        <translation>Sekarang belum ada yang dilayani.</translation>
    </message>
    <message>
        <source>At the desk now: %1</source>
        <translation>Sekarang di loket: %1</translation>
    </message>
    <message>
        <source>Rate the service</source>
        <translation>Nilai layanan kami</translation>
    </message>
    <message>
        <source>Another number</source>
        <translation>Nomor lain</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Selesai</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Now being served: {numbers}</source>
        <translation>Sedang dilayani: {numbers}</translation>
    </message>
    <message>
        <source>somebody asked for help at {clock}</source>
        <translation>ada yang minta bantuan, pukul {clock}</translation>
    </message>
</context>
</TS>
