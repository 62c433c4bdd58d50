"""What can be done: the menus and the commands in them."""
