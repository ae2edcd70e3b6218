/* SPDX-License-Identifier: MIT */
/*
 * What `koine help` is printed from, and its parts: one list of commands, their
 * option tables and the key table feed usage, completion and the man page.
 */
#ifndef KOINE_CMD_HELP_H
#define KOINE_CMD_HELP_H

#include "cmd/cmd.h"
#include "tui/keymap.h"

#define HELP_TABLES 32 /* different option tables, at most */

/* What may stand after a command; bits. */
enum operand {
	OPERAND_PLACE = 1,
	OPERAND_FILE = 2,
	OPERAND_ALL = 4,
	OPERAND_COMMAND = 8,
	OPERAND_KEYS = 16,
	OPERAND_WORD = 32,
	OPERAND_NUMBER = 64,
	OPERAND_REPORT = 128,
	OPERAND_QUERY = 256,
	OPERAND_KIND = 512,
	OPERAND_EXPORT = 1024,
	OPERAND_LESSON = 2048,
	OPERAND_KEPT = 4096,
	OPERAND_LANG = 8192,
};

struct help_operand {
	const char *name; /* as struct cmd's operands have it */
	enum operand bit;
	const char *help; /* msgid */
};

/* The words that KEPT stands for. */
#define HELP_KEPT_WORDS \
	"places marks bookmarks scores settings files cache profiles"

/* What may stand after an option. */
enum value {
	VALUE_NONE,  /* a flag */
	VALUE_FREE,  /* cannot be proposed */
	VALUE_WORDS, /* one of help_words */
	VALUE_LIST,  /* the same, several with commas */
	VALUE_FILE,
	VALUE_DIR,
	VALUE_PROFILE, /* one there is: `koine help --complete-profiles` */
};

/* ---- tables.c ---- */
/* Options that only scripts use: in no usage, completion or man page. */
extern const struct opt help_hidden[];
/*
 * The option tables of all commands that are not hidden, each once, without
 * help_hidden. Returns how many.
 */
size_t help_tables(const struct opt *tables[HELP_TABLES]);
bool help_takes(const struct cmd *cmd, const struct opt *table);
/* Appends the names of the commands that take a table. */
void help_takers(
	const struct opt *table, const char *separator, struct buf *out);
/* What operands may be, ended by a NULL name; and the bits of a command. */
extern const struct help_operand help_operand_rows[];
unsigned help_operands(const struct cmd *cmd);
enum value help_value(const struct opt *option);
/* Appends the words that may stand after an option, with blanks between. */
void help_words(const struct opt *option, struct buf *out);
/* Appends the names of all commands that are not hidden. */
void help_commands(const char *separator, struct buf *out);
/* Appends the kinds of `koine export`, with blanks between. */
void help_kinds(struct buf *out);
/* Appends "place file all …": what completion scripts propose after a command.
 */
void help_operand_words(const struct cmd *cmd, struct buf *out);
/* The shells that there is a completion script for. NULL-terminated. */
extern const char *const help_shells[];

/* ---- completion.c, manpage.c, keyhelp.c, version.c: append to run->out ----
 */
bool help_completion(struct run *run, const char *shell, struct err *err);
/* "commands", "options", "queries", "rules" or "keys" as mdoc. */
bool help_man(struct run *run, const char *part, struct err *err);
void help_keys(struct run *run);
/* rules.c: the rules of `koine check`, for people and as mdoc. */
void help_rules(struct run *run);
void help_man_rules(struct buf *out);
/* forms.c: the query language of `koine search`, the same two ways. */
void help_forms(struct run *run);
void help_man_forms(struct buf *out);
/* Appends the names of the rules. */
void help_rule_words(const char *separator, struct buf *out);
/* Is the key told below that mode, as doing that? */
bool help_tells(const struct keybind *bind, enum mode mode, enum action action);
void help_version(struct run *run);
/* The program and its libraries, one a line, indented by `indent`. */
void help_libraries(int indent, struct buf *out);

/* Text for roff: nothing in it is a request, and '…' is ASCII. */
void help_man_text(const char *text, struct buf *out);

/* ---- row.c ---- */
/* A text beside its key, wrapped by the language's own rules. */
struct help_row {
	const char *key;
	int indent, column; /* [col] where key and text begin */
	const char *text;
};
void help_put_row(struct run *run, const struct help_row *row);
/* A sentence from the first column on. */
void help_put_sentence(struct run *run, const char *sentence);

#endif
