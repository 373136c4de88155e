"""What a file is: facts of stills, frames of films, and the recipe inside a film."""
