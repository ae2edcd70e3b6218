/* SPDX-License-Identifier: MIT */
#include "lint/border.h"

static void find(struct border *border, struct str text)
{
	buf_clear(&border->flags);
	brk_marks(border->brk, text, BRK_WORD,
		(uint8_t *)buf_reserve(&border->flags, text.len + 1));
	border->text = text;
}

bool border_is(struct border *border, const struct locale *locale,
	struct str text, size_t at)
{
	if (border->locale != locale) {
		border_release(border);
		border->brk = brk_new(locale);
		border->locale = locale;
	}
	if (border->text.ptr != text.ptr || border->text.len != text.len)
		find(border, text);
	return at == 0 || at >= text.len ||
	       (border->flags.ptr[at] & BRK_WORD) != 0;
}

void border_forget(struct border *border)
{
	border->text = (struct str){NULL, 0};
}

void border_release(struct border *border)
{
	brk_free(border->brk);
	buf_release(&border->flags);
	*border = (struct border){0};
}
