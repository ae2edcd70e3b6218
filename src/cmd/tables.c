/* SPDX-License-Identifier: MIT */
/* What usage, completion and the man page ask about commands and options. */
#include "cmd/help.h"

#include "base/mo.h"

#include <string.h>

/* clang-format off */
const struct opt help_hidden[] = {
	{ 0, "complete-places", OPT_FLAG, offsetof(struct cmd_opts, is_places),
		NULL, N_("print the ids of the work, one a line"), NULL, 0, 0 },
	{ 0, "complete-profiles", OPT_FLAG,
		offsetof(struct cmd_opts, is_profiles), NULL,
		N_("print the names of the profiles, one a line"), NULL, 0, 0 },
	{ 0, "man", OPT_STRING, offsetof(struct cmd_opts, man),
		N_("PART"), N_("print a part of the man page"), NULL, 0, 0 },
	OPT_END
};

const struct help_operand help_operand_rows[] = {
	{ "PLACE", OPERAND_PLACE,
		N_("an id of the work: 2, 2.1, 2.1.3, A07, T1; 'koine toc' lists them") },
	{ "FILE", OPERAND_FILE,
		N_("a text in CommonMark, or - for standard input") },
	{ "LESSON", OPERAND_LESSON,
		N_("the name of a lesson: of yours, or of those that come with the work") },
	{ "WORD", OPERAND_WORD,
		N_("a word in any language of the glossary, or the id of a term") },
	{ "QUERY", OPERAND_QUERY,
		N_("words to be found; quote them for the shell") },
	{ "N", OPERAND_NUMBER,
		N_("the number of a reference; N-M is a range") },
	{ "all", OPERAND_ALL, N_("everything there is") },
	{ "KEPT", OPERAND_KEPT,
		N_("places, marks, bookmarks, scores, settings, files, cache or profiles") },
	{ "report", OPERAND_REPORT, N_("the report itself") },
	{ "COMMAND", OPERAND_COMMAND, N_("the name of a command") },
	{ "keys", OPERAND_KEYS, N_("the keys of the reader") },
	{ "EXPORT", OPERAND_EXPORT,
		N_("an export as a tool gives it back: XLIFF, PO, TBX or TSV") },
	{ "KIND", OPERAND_KIND, N_("what is written, one of these:") },
	{ "sheet", OPERAND_KIND,
		N_("two pages for the teacher of a lesson or section") },
	{ "handout", OPERAND_KIND,
		N_("a section to be printed: text, terms, questions, sources") },
	{ "cloze", OPERAND_KIND,
		N_("a section to be printed, every fifth word left out") },
	{ "gift", OPERAND_KIND, N_("questions in Moodle's GIFT") },
	{ "anki", OPERAND_KIND, N_("questions and terms as cards for Anki") },
	{ "LANG", OPERAND_LANG, N_("the tag of a language, such as pt or zh-TW") },
	{ "xliff", OPERAND_KIND, N_("texts in XLIFF 1.2") },
	{ "po", OPERAND_KIND, N_("texts of one part in gettext's PO") },
	{ "tbx", OPERAND_KIND, N_("the glossary in TBX, whole") },
	{ "tsv", OPERAND_KIND, N_("the glossary of two languages, a term a line") },
	{ "tmx", OPERAND_KIND, N_("a memory of what is translated, TMX 1.4") },
	{ NULL, 0, NULL },
};
/* clang-format on */

static bool has_table(
	const struct opt *const *tables, size_t count, const struct opt *table)
{
	for (size_t i = 0; i < count; i++)
		if (tables[i] == table)
			return true;
	return false;
}

size_t help_tables(const struct opt *tables[HELP_TABLES])
{
	size_t count = 0;

	for (int c = 0; commands[c] != NULL; c++) {
		const struct opt *const *t = commands[c]->options;

		for (; !commands[c]->is_hidden && *t != NULL; t++) {
			if (*t == help_hidden || has_table(tables, count, *t))
				continue;
			if (count == HELP_TABLES)
				BUG("more option tables than HELP_TABLES");
			tables[count++] = *t;
		}
	}
	return count;
}

bool help_takes(const struct cmd *cmd, const struct opt *table)
{
	for (const struct opt *const *t = cmd->options; *t != NULL; t++)
		if (*t == table)
			return true;
	return false;
}

static void list_commands(
	const struct opt *table, const char *separator, struct buf *out)
{
	bool is_first = true;

	for (int c = 0; commands[c] != NULL; c++) {
		if (commands[c]->is_hidden ||
			(table != NULL && !help_takes(commands[c], table)))
			continue;
		buf_printf(out, "%s%s", is_first ? "" : separator,
			commands[c]->name);
		is_first = false;
	}
}

void help_takers(
	const struct opt *table, const char *separator, struct buf *out)
{
	list_commands(table, separator, out);
}

void help_commands(const char *separator, struct buf *out)
{
	list_commands(NULL, separator, out);
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Words are made of letters: "N" is no part of "KNOWN". */
static bool has_word(const char *text, const char *word)
{
	size_t len = strlen(word);

	for (const char *at = strstr(text, word); at != NULL;
		at = strstr(at + len, word))
		if ((at == text || !is_letter(at[-1])) && !is_letter(at[len]))
			return true;
	return false;
}

unsigned help_operands(const struct cmd *cmd)
{
	unsigned bits = 0;

	for (int i = 0; help_operand_rows[i].name != NULL; i++)
		if (has_word(cmd->operands, help_operand_rows[i].name))
			bits |= help_operand_rows[i].bit;
	return bits;
}

enum value help_value(const struct opt *option)
{
	const char *arg = option->arg;

	if (option->type == OPT_FLAG)
		return VALUE_NONE;
	if (option->choices != NULL)
		return VALUE_WORDS;
	if (option->type == OPT_INT)
		return VALUE_FREE;
	if (strcmp(arg, "FILE") == 0)
		return VALUE_FILE;
	if (strcmp(arg, "DIR") == 0)
		return VALUE_DIR;
	if (strcmp(option->name, "profile") == 0)
		return VALUE_PROFILE;
	if (strcmp(arg, "LANG[,LANG]") == 0 || strcmp(arg, "RULE[,RULE]") == 0)
		return VALUE_LIST;
	return strncmp(arg, "LANG", 4) == 0 || strcmp(arg, "SHELL") == 0 ||
	                       strcmp(arg, "memory") == 0
	               ? VALUE_WORDS
	               : VALUE_FREE;
}

static void list_words(const char *const *words, struct buf *out)
{
	for (int i = 0; words[i] != NULL; i++)
		buf_printf(out, "%s%s", i > 0 ? " " : "", words[i]);
}

/* "zh zh:plain zh:student zh:full en …" */
static void list_pairs(struct buf *out)
{
	for (int l = 0; cmd_ui_langs[l] != NULL; l++) {
		buf_printf(out, "%s%s", l > 0 ? " " : "", cmd_ui_langs[l]);
		for (int t = 0; t < TIER_COUNT; t++)
			buf_printf(out, " %s:%s", cmd_ui_langs[l],
				tier_name((enum tier)t));
	}
}

void help_words(const struct opt *option, struct buf *out)
{
	const char *arg = option->arg;

	if (option->choices != NULL) {
		list_words(option->choices, out);
	} else if (strcmp(arg, "LANG[:TIER]") == 0) {
		list_pairs(out);
	} else if (strcmp(arg, "RULE[,RULE]") == 0) {
		help_rule_words(" ", out);
		buf_cstr(out, " help");
	} else if (strncmp(arg, "LANG", 4) == 0) {
		list_words(cmd_ui_langs, out);
		if (help_value(option) == VALUE_LIST)
			buf_cstr(out, " all");
	} else if (strcmp(arg, "SHELL") == 0) {
		list_words(help_shells, out);
	} else if (help_value(option) == VALUE_WORDS) {
		buf_cstr(out, arg); /* "memory": the word itself */
	}
}

void help_kinds(struct buf *out)
{
	bool is_first = true;

	for (int i = 0; help_operand_rows[i].name != NULL; i++) {
		const struct help_operand *row = &help_operand_rows[i];

		/* The first stands for the others. */
		if (row->bit != OPERAND_KIND || strcmp(row->name, "KIND") == 0)
			continue;
		buf_printf(out, "%s%s", is_first ? "" : " ", row->name);
		is_first = false;
	}
}

void help_operand_words(const struct cmd *cmd, struct buf *out)
{
	static const struct {
		enum operand bit;
		const char *word;
	} rows[] = {{OPERAND_PLACE, "place"}, {OPERAND_FILE, "file"},
		{OPERAND_EXPORT, "file"}, {OPERAND_ALL, "all"},
		{OPERAND_REPORT, "report"}, {OPERAND_COMMAND, "command"},
		{OPERAND_KEYS, "keys"}, {OPERAND_KEPT, HELP_KEPT_WORDS},
		{OPERAND_KIND, NULL}};
	unsigned bits = help_operands(cmd);
	bool is_first = true;

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		if (bits & rows[i].bit) {
			buf_cstr(out, is_first ? "" : " ");
			is_first = false;
			if (rows[i].word != NULL)
				buf_cstr(out, rows[i].word);
			else
				help_kinds(out);
		}
}
