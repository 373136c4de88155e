"""The first contact with the paid service: at no cost, told in words, and fit to be sent on."""
