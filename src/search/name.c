/* SPDX-License-Identifier: MIT */
#include "search/search.h"

#include "base/mo.h"

const char *search_why_name(enum search_why why)
{
	static const char *const names[] = {
#define ROW(why, name) [SEARCH_##why] = (name),
		SEARCH_WHY_LIST(ROW)
#undef ROW
	};

	return names[why];
}

const char *search_kind_name(enum search_kind kind)
{
	static const char *const names[] = {
#define ROW(kind, name) [SEARCH_##kind] = (name),
		SEARCH_KIND_LIST(ROW)
#undef ROW
	};

	return names[kind];
}

const char *search_why_label(enum search_why why)
{
	static const char *const labels[] = {
		[SEARCH_EXACT] = NC_("why a text was found", "as typed"),
		[SEARCH_STEM] = NC_("why a text was found", "another form"),
		[SEARCH_KEY] =
			NC_("why a text was found", "typed in Latin letters"),
		[SEARCH_TERM] = NC_("why a text was found", "by its meaning"),
	};

	return C_("why a text was found", labels[why]);
}
