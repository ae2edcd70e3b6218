/* SPDX-License-Identifier: MIT */
/* What corpus/ finds on its own when it reads everything. */
#include "lint/at.h"
#include "lint/rules.h"

static const char *const rules[] = {
	[FINDING_TEXT] = RULE_TEXT,
	[FINDING_LINK] = RULE_LINK,
	[FINDING_TABLE] = RULE_TABLE,
};

/* "zh/full/02-safety.md": the language and tier it is in, if any. */
static void place(struct lint_at *at)
{
	struct str rest = at->file, word;
	enum tier tier;

	if (str_split(&rest, '/', &word))
		at->lang = corpus_lang_index(at->run->work, word);
	if (at->lang != CORPUS_NONE && str_split(&rest, '/', &word) &&
		tier_from_name(word, &tier))
		at->tier = (int)tier;
}

void rule_found(const struct lint_at *at)
{
	const struct finding *list;
	const size_t count = corpus_findings(at->run->work, &list);

	for (size_t i = 0; i < count; i++) {
		struct lint_at found = *at;

		found.rule = lint_rule_find(str_of(rules[list[i].kind]));
		found.file = list[i].file;
		found.id = list[i].id;
		found.line = list[i].line;
		place(&found);
		at_report_all(&found,
			arena_str(&at->run->lint->arena, list[i].message));
	}
}
