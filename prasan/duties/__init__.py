"""What the law and the path ask of each organisation and person, by when: computed on read, only what was done is kept."""
