"""The programme and the MC's script on paper."""
