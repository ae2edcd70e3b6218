/* SPDX-License-Identifier: MIT */
/* --as 40x20,16,ar: what another reader's terminal is like. */
#include "cmd/cmd.h"

#include "base/mo.h"

static bool take_size(struct str word, struct as *as)
{
	struct str cols;

	if (!str_split(&word, 'x', &cols) || word.ptr == NULL ||
		!str_to_int(cols, &as->cols) || !str_to_int(word, &as->rows))
		return false;
	return as->cols > 0 && as->rows > 0 && as->cols <= 1000 &&
	       as->rows <= 1000;
}

static bool take_colours(struct str word, struct as *as)
{
	return str_to_int(word, &as->colours) &&
	       (as->colours == 0 || as->colours == 8 || as->colours == 16 ||
		       as->colours == 256);
}

static bool take_ui(struct str word, struct as *as)
{
	for (int i = 0; cmd_ui_langs[i] != NULL; i++)
		if (str_eq(word, str_of(cmd_ui_langs[i]))) {
			as->ui = cmd_ui_langs[i];
			return true;
		}
	return false;
}

bool as_parse(const char *text, struct as *as, struct err *err)
{
	struct str rest = str_of(text), word;
	struct as made = {.colours = -1};

	while (str_split(&rest, ',', &word))
		if (!take_ui(word, &made) && !take_size(word, &made) &&
			!take_colours(word, &made))
			return err_set(err, ERR_USAGE,
				/* TRANSLATORS: leave the examples */
				_("'%.*s' is no size, number of colours or "
				  "language; write them like 40x20,16,ar"),
				STR_ARG(word));
	*as = made;
	return true;
}
