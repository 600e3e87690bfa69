"""What the checks know of languages: alphabets, quotation marks, spelling."""
