"""Write a view of the case in a form others read."""
