"""Files of other people's web servers: fetching them within limits, reading their texts with distrust, keeping copies."""
