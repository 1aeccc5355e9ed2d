"""Local Digital Skills Partnerships: one partnership's facts become everything it owes."""
