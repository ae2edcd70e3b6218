/* SPDX-License-Identifier: MIT */
#include "tui/brief.h"

static struct str first_line(const struct doc_node *node)
{
	const struct doc_node *leaf =
		node != NULL ? doc_first_leaf(node) : NULL;

	if (leaf == NULL)
		return STR("");
	return str_sub(leaf->text, 0, str_find(leaf->text, '\n'));
}

bool brief_make(struct book *book, int index, int lang, enum tier tier,
	struct brief *brief)
{
	struct unit unit, above;

	if (!book_unit(book, index, lang, tier, &unit))
		return false;
	*brief = (struct brief){unit.id, STR(""), first_line(unit.node),
		unit.lang, unit.locale};
	if (unit.is_heading) {
		brief->title = brief->line;
		brief->line = STR("");
	} else if (book_unit(book, index - 1, lang, tier, &above) &&
		   above.is_heading && above.level >= 3) {
		brief->title = first_line(above.node);
	}
	return true;
}

bool brief_section(struct book *book, int index, int lang, enum tier tier,
	struct brief *brief)
{
	const int heading = book_heading(book, index + 1, -1, 2);

	return heading != CORPUS_NONE &&
	       brief_make(book, heading, lang, tier, brief);
}
