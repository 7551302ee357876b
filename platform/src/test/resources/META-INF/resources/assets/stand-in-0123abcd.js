// Stands in for a file of the user interface.
