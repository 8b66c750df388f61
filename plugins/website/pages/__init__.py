"""What templates see: frozen values, ready phrased. Pages are planned here, written elsewhere."""
