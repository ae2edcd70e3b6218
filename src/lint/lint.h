/* SPDX-License-Identifier: MIT */
/*
 * The checks of the content: rules as rows of one const table, each a function
 * that looks at one thing (a stretch of text, a block, a section, the work) and
 * reports what it finds. They read the document tree, where entities are
 * decoded and code, addresses, links and calls of references are known; never
 * the Markdown. What a language wants comes from its locale file.
 *
 * Knows no screen and no command line. A finding that is no error can be
 * accepted for one block, with its reason: accept.c.
 *
 * A new rule: a function in a file here, its declaration in rules.h, a row in
 * rules.c, tests in tests/unit/test_lint_FILE.c.
 */
#ifndef KOINE_LINT_LINT_H
#define KOINE_LINT_LINT_H

#include "base/vec.h"
#include "corpus/book.h"

enum lint_severity { LINT_HINT, LINT_WARNING, LINT_ERROR, LINT_SEVERITIES };

/* What a rule is called for, once for each. */
enum lint_scope {
	LINT_CONTENT, /* the whole content */
	LINT_PART,    /* a part, in a language and tier that has text of it */
	LINT_SECTION, /* a heading with blocks, likewise */
	LINT_BLOCK,   /* a block that is written, likewise */
	LINT_LEAF,    /* a paragraph, heading or caption, a definition of the
	                 glossary: any text with no other text in it */
	LINT_SCOPES
};

#define LINT_NO_TIER (-1) /* notes, glossary, tables: in no tier */

struct lint_at;
typedef void lint_fn(const struct lint_at *at);

struct lint_rule {
	const char *id; /* "doubled-word" */
	enum lint_severity severity;
	const char *mqm;   /* class of the MQM typology, English */
	const char *langs; /* "zh en"; NULL: all of them */
	enum lint_scope scope;
	lint_fn *fn; /* NULL: reported elsewhere, see the row */
	const char *help;
};

extern const struct lint_rule lint_rules[];
extern const size_t lint_rule_count;
/* The rule called `id`, or NULL. */
const struct lint_rule *lint_rule_find(struct str id);
/* The name nearest to a mistyped one, or NULL. */
const char *lint_rule_nearest(struct str id);
/* "error", "warning", "hint": a name for programs, not translated. */
const char *lint_severity_name(enum lint_severity severity);
/* True if the rule looks at texts in this language. */
bool lint_rule_reads(const struct lint_rule *rule, struct str lang);

struct lint_finding {
	const struct lint_rule *rule;
	struct str file;    /* relative to the content folder; a lone file: its
	                       name */
	int line;           /* from 1; 0 unknown */
	int byte;           /* [B] column, from 1 */
	int column;         /* [code points] the same, from 1 */
	struct str id;      /* of the innermost thing that has one: "2.1.5/2" */
	int lang;           /* index in the work, or CORPUS_NONE */
	int tier;           /* enum tier, or LINT_NO_TIER */
	struct str message; /* translated, no full stop */
	bool is_accepted;
};

/* All that was found, by file and place. Zeroed is empty. */
struct lint {
	VEC(struct lint_finding) list;
	struct arena arena; /* of the messages */
};

/* Runs every rule over everything that is written. The work was opened from its
 * sources; what it finds itself is among the findings. */
void lint_work(struct work *work, struct lint *out);
/*
 * The same for one text: a part in a language and tier, without what was
 * accepted and without hints. What it needs of the others is read.
 */
void lint_part(struct work *work, int lang, enum tier tier, int part,
	struct lint *out);
/* Runs the rules that need no other text over a lone file. */
void lint_file(struct file *file, const char *name, const char *locale_dir,
	struct lint *out);
void lint_release(struct lint *lint);

/* Rows of the spine, half open. */
struct lint_range {
	int from, to;
};

/* Which findings are wanted. */
struct lint_filter {
	enum lint_severity least;
	const struct lint_rule *const *rules; /* NULL: all */
	size_t rule_count;
	const bool *langs; /* by index in the work; NULL: all. What is in no
	                      language is always wanted. */
	const struct str *files; /* NULL: all */
	size_t file_count;
	struct work *work;               /* with what follows */
	const struct lint_range *ranges; /* NULL: all */
	size_t range_count;
	/* By language, row of the spine and tier: what somebody works on, with
	 * the headings above. NULL: all. What is of no block is wanted too. */
	const bool *changed;
};

/* Takes out what was accepted and what is not wanted. */
void lint_keep(struct lint *lint, const struct lint_filter *filter);
/* Moves all findings to the end of another list, their files below `folder`
 * unless it is empty. */
void lint_move(struct lint *from, struct str folder, struct lint *to);
/*
 * Appends "FOLDER/FILE:LINE:COL: SEVERITY: MESSAGE [RULE]" lines; an empty
 * folder: the file alone. The column counts bytes, as vim's quickfix does.
 */
void lint_print(const struct lint *lint, struct str folder, struct buf *out);
/* Appends {"findings":[…]}; here the column counts code points. */
void lint_json(const struct lint *lint, struct str folder, struct buf *out);

#endif
