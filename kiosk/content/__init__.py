"""What a stand tells people: services, papers, fees, answers. All of it is data, signed."""
