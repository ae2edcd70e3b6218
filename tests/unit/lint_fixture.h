/* SPDX-License-Identifier: MIT */
/* Running the checks on a line of text, or on a small content tree. */
#ifndef KOINE_TESTS_LINT_FIXTURE_H
#define KOINE_TESTS_LINT_FIXTURE_H

#include "corpus_tree.h"
#include "lint/lint.h"

#define LINT_LOCALES KOINE_SRCDIR "/locales"

/* A text, and how many findings of the rule at hand it has. */
struct lint_row {
	const char *lang, *text;
	int count;
};

static inline int lint_count(const struct lint *lint, const char *rule)
{
	int count = 0;

	for (size_t i = 0; i < lint->list.len; i++)
		count += strcmp(lint->list.ptr[i].rule->id, rule) == 0;
	return count;
}

/* Checks a lone text in a language. */
static inline void lint_text(
	const char *lang, const char *text, struct lint *lint)
{
	struct file *file = file_from(str_of(text), "text.md", NULL);

	ck_assert_ptr_nonnull(file);
	file_set_lang(file, lang);
	*lint = (struct lint){0};
	lint_file(file, "text.md", LINT_LOCALES, lint);
	file_close(file);
}

/* Each text has so many findings of `rule`, whatever else there is. */
static inline void lint_rows(
	const char *rule, const struct lint_row *rows, size_t count)
{
	ck_assert_msg(lint_rule_find(str_of(rule)) != NULL, "%s", rule);
	for (size_t i = 0; i < count; i++) {
		struct lint lint;

		lint_text(rows[i].lang, rows[i].text, &lint);
		ck_assert_msg(lint_count(&lint, rule) == rows[i].count,
			"%s: %d of %s, not %d", rows[i].text,
			lint_count(&lint, rule), rule, rows[i].count);
		lint_release(&lint);
	}
}

#define LINT_ROWS(rule, rows) lint_rows((rule), (rows), ARRAY_LEN(rows))

/* ---- a work ---- */

/*
 * zh and en; section 2.1 with a paragraph, a list of two and a paragraph, which
 * call references 1, 2 and 3; an appendix with one record.
 */
#define LINT_WORK                                                   \
	"<work id='w' edition='1' source='zh'>\n"                   \
	"<title xml:lang='zh'>\u8457\u4f5c</title>"                 \
	"<title xml:lang='en'>The Work</title>\n"                   \
	"<language tag='zh'/><language tag='en'/>\n"                \
	"<tier id='plain'/><tier id='student'/><tier id='full'/>\n" \
	"<part id='2' file='02-safety' pages='11-15'>\n"            \
	"<title xml:lang='zh'>\u5b89\u5168</title>"                 \
	"<title xml:lang='en'>Safety</title>\n"                     \
	"<section id='2.1' pages='11-12' refs='1-3'>\n"             \
	"<title xml:lang='zh'>\u901f\u5ea6</title>"                 \
	"<title xml:lang='en'>Speed</title>\n"                      \
	"<block id='2.1.1' kind='para' refs='1'/>\n"                \
	"<block id='2.1.2' kind='list' items='2' refs='2'/>\n"      \
	"<block id='2.1.3' kind='para'/>\n"                         \
	"</section>\n"                                              \
	"</part>\n"                                                 \
	"<part id='appendix' file='90-appendix' pages='27'>\n"      \
	"<title xml:lang='zh'>\u9644\u5f55</title>"                 \
	"<title xml:lang='en'>Appendix</title>\n"                   \
	"<section id='A-1'><title xml:lang='zh'>\u7532</title>"     \
	"<title xml:lang='en'>Group</title>\n"                      \
	"<record id='A07' section='2.1'>"                           \
	"<title xml:lang='zh'>\u4e03</title>"                       \
	"<title xml:lang='en'>Seven</title>\n"                      \
	"<block id='A07.1' kind='record' items='4'/></record>\n"    \
	"</section>\n"                                              \
	"</part>\n"                                                 \
	"</work>\n"

#define LINT_REFERENCES                              \
	"<references>\n"                             \
	"<ref id='1' kind='law' section='2.1'>"      \
	"<title xml:lang='en'>One</title></ref>\n"   \
	"<ref id='2' kind='law' section='2.1'>"      \
	"<title xml:lang='en'>Two</title></ref>\n"   \
	"<ref id='3' kind='law' section='2.1'>"      \
	"<title xml:lang='en'>Three</title></ref>\n" \
	"</references>\n"

#define LINT_GLOSSARY                                                      \
	"<tbx xmlns=\"urn:iso:std:iso:30042:ed-2\" type=\"TBX-Basic\" "    \
	"style=\"dca\" xml:lang=\"en\"><tbxHeader><fileDesc><sourceDesc>"  \
	"<p>x</p></sourceDesc></fileDesc></tbxHeader><text><body/></text>" \
	"</tbx>\n"

/* A tree with these tables, and koine's own locale files. */
static inline void lint_tree(struct tree *tree)
{
	tree_init(tree);
	tree->paths.data = KOINE_SRCDIR;
	tree_put(tree, "work.xml", LINT_WORK);
	tree_put(tree, "references.xml", LINT_REFERENCES);
	tree_put(tree, "glossary.tbx", LINT_GLOSSARY);
	tree_put(tree, "provenance.tsv", TREE_PROVENANCE);
}

/* Writes section 2.1 in a language and tier from its three blocks. */
static inline void lint_put(struct tree *tree, const char *lang,
	const char *tier, const char *para, const char *list, const char *last)
{
	const bool is_zh = strcmp(lang, "zh") == 0;
	struct buf text = {0};
	char name[64];

	snprintf(name, sizeof(name), "%s/%s/02-safety.md", lang, tier);
	buf_printf(&text, "# 2 %s\n\n## 2.1 %s\n\n%s\n\n%s\n\n%s\n",
		is_zh ? "\u5b89\u5168" : "Safety",
		is_zh ? "\u901f\u5ea6" : "Speed", para, list, last);
	tree_put(tree, name, text.ptr);
	buf_release(&text);
}

/* Checks the whole tree. */
static inline void lint_check(struct tree *tree, struct lint *lint)
{
	struct err err = {0};
	struct work *work = corpus_open_sources(&tree->paths, &err);

	ck_assert_msg(work != NULL, "%s", err.message);
	*lint = (struct lint){0};
	lint_work(work, lint);
	corpus_close(work);
}

/* How many findings of a rule there are in a file (NULL: in any). */
static inline int lint_tree_count(
	struct tree *tree, const char *rule, const char *file)
{
	struct lint lint;
	int count = 0;

	lint_check(tree, &lint);
	for (size_t i = 0; i < lint.list.len; i++)
		count += strcmp(lint.list.ptr[i].rule->id, rule) == 0 &&
		         (file == NULL ||
				 str_eq(lint.list.ptr[i].file, str_of(file)));
	lint_release(&lint);
	return count;
}

#endif
