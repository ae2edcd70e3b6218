/* SPDX-License-Identifier: MIT */
/*
 * Commands: one thin file each, ending in one const struct. The list here feeds
 * dispatch, help, the man page and completion. A command parses nothing but its
 * operands, calls downward and prints; a loop over nodes here is a review stop.
 */
#ifndef KOINE_CMD_CMD_H
#define KOINE_CMD_CMD_H

#include "base/env.h"
#include "base/opt.h"
#include "corpus/book.h"
#include "out/page.h"

/* A command that prints fewer takes the first of them. */
enum format {
	FORMAT_TEXT,
	FORMAT_JSON,
	FORMAT_ANSI,
	FORMAT_MARKDOWN,
	FORMAT_HTML
};
/* What `cite` and `ref` print. */
enum cite_format { CITE_TEXT, CITE_JSON, CITE_BIBTEX, CITE_RIS, CITE_CSL };
enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

/* Values of all options; the tables in options.c say which command takes which.
 */
struct cmd_opts {
	const char *lang; /* "zh,en", "all" or NULL */
	const char *ui;
	int pseudo;       /* enum pseudo_kind; read before the others */
	int tier;         /* enum tier, -1 unset */
	const char *with; /* "zh:plain" */
	const char *content;
	int width;  /* 0 unset */
	int format; /* enum format, -1 unset */
	int cite;   /* enum cite_format */
	int color;
	int bidi; /* enum bidi_mode */
	bool is_ascii;
	bool is_speech;
	bool is_watching;
	bool is_projector;
	bool is_help, is_version;
	const char *output;
	const char *screen; /* "memory" */
	const char *keys;
	const char *feed;   /* what a console hears, for tests */
	const char *budget; /* "40m" */
	const char *size;   /* "80x24", for the memory screen */
	const char *as;     /* "40x20,16,ar" */
	const char *rule;   /* "numbers,terms", "help" or NULL */
	int severity;       /* enum lint_severity, -1 unset */
	bool is_changed;
	int fail_under; /* percent, 0 unset */
	bool is_next;
	const char *in;   /* of `search`: a lone file */
	int limit;        /* hits per language, 0 all, -1 unset */
	int context;      /* lines */
	const char *from; /* "zh:full" */
	int state;        /* enum sync_state, -1 unset */
	const char *by;
	bool is_dry_run;
	const char *completion;
	bool is_answers, is_terms;
	int paper; /* enum paper_form */
	const char *profile;
	bool is_stateless, is_yes;
	bool is_places;   /* hidden: ids for completion */
	bool is_profiles; /* hidden: the profiles there are */
	const char *man;  /* hidden: a part of the man page */
};

/* What a running command has. */
struct run {
	const struct env *env;
	struct cmd_opts opts;
	int argc; /* operands */
	char **argv;
	struct arena arena;
	struct work *work;    /* opened by run_work */
	struct buf out;       /* what goes to standard output or -o */
	struct str ui;        /* tag of the interface language */
	struct mo *catalogue; /* of it; NULL: English */
	struct str wish;      /* the user's language wish, for the content */
	const struct locale *ui_locale; /* of `ui`, from run_ui_locale */
	bool is_bare;                   /* no command was named */
};

struct cmd {
	const char *name;
	const char
		*operands; /* "PLACE…", for usage; untranslated metavariables */
	const char *help;                 /* N_() one clause */
	const struct opt *const *options; /* NULL-terminated list of tables */
	int min, max;                     /* operands; max -1: any number */
	int (*run)(struct run *run,
		struct err *err); /* exit status; with err set it is printed */
	bool is_hidden;
	bool is_for_translators; /* named, not explained, in the overview */
	void (*put_more)(struct run *run); /* what help has after the options;
	                                      NULL: nothing */
};

/* All commands; the first is the default. NULL-terminated. */
extern const struct cmd *const commands[];
/* The command called `name`, or NULL. */
const struct cmd *cmd_find(struct str name);
/* The name nearest to a mistyped one, for "did you mean"; NULL if none is near.
 */
const char *cmd_nearest(struct str name);
/* The languages koine speaks all of, and the variables that say a wish, first
 * one first. NULL-terminated. */
extern const char *const cmd_ui_langs[], *const cmd_lang_vars[];
/* Names of enum pseudo_kind, NULL-terminated. */
extern const char *const cmd_pseudos[];
/* Runs koine: argv to exit status. */
int cmd_main(const struct env *env, int argc, char **argv);

/* ---- ui_langs.c ---- */
#define UI_LANGS_MAX 64
/* Those, and after them the languages of the other catalogues in `dir` (which
 * may be NULL), a translator's. Returns how many. */
int ui_langs(
	const char *dir, struct arena *arena, const char *have[UI_LANGS_MAX]);

/* ---- as.c ---- */
/* Another reader's terminal and interface. */
struct as {
	int cols, rows; /* 0: as it is */
	int colours;    /* -1: as it is */
	const char *ui; /* NULL: as it is */
};
/* Of --as, which may be NULL. */
bool as_parse(const char *text, struct as *as, struct err *err);

/* ---- options.c ---- */
extern const struct opt options_common[], options_text[], options_view[],
	options_search[], options_format[], options_data[], options_hits[],
	options_cite[], options_reader[], options_output[], options_check[],
	options_status[], options_sync[], options_export[], options_import[],
	options_doctor[], options_quiz[], options_help[], options_profile[],
	options_forget[], options_present[], options_console[];

/* ---- whose.c ---- */
/* Puts the state of --profile, or none of --no-state, into `env`, which the run
 * has. */
bool whose_state(struct run *run, const struct cmd *cmd, struct env *env,
	struct err *err);
/* False with err if KOINE_SECURE forbids an option that was given. */
bool whose_options(const struct run *run, struct err *err);

/* ---- run.c: what commands share ---- */
/* Opens the work on first use. */
struct work *run_work(struct run *run, struct err *err);
/* Opens the work from its sources, whatever has been compiled from them; in
 * `folder` if it is not NULL. */
bool run_sources(struct run *run, const char *folder, struct err *err);
/* The languages of -l (or the default one) as indices; count, or -1 with err.
 */
int run_langs(struct run *run, int langs[CORPUS_LANG_MAX], struct err *err);
/* The tier of -t, else full. */
enum tier run_tier(const struct run *run);
/* The locale of the interface: its direction and its rules of line ends. */
const struct locale *run_ui_locale(struct run *run);
/* A page set up from the options, for a book; `width` as the options and the
 * terminal say. */
struct page run_page(struct run *run, struct book *book, int lang);
/* Index of a language of the work, or -1 with err and the right ones. */
int run_lang(struct run *run, struct str tag, struct err *err);
/*
 * Opens a lone file in the first language of -l, if it was given. NULL with err
 * and the nearest name; files may be switched off.
 */
struct file *run_file(struct run *run, const char *path, struct err *err);
bool run_has_color(const struct run *run);
/* Index of a place, or CORPUS_NONE with err and the nearest id. */
int run_place(struct run *run, const char *id, struct err *err);
/* A title, an empty line and paragraphs, laid out in the width of the output.
 */
void run_paragraphs(struct run *run, int lang, const struct buf *title,
	const struct buf *body);
/* One line on standard error: "koine: …", cleaned. */
void run_say(const char *message);
/* ---- dispatch.c ---- */
/*
 * From here on translated texts are in the language `tag` (English if koine
 * does not speak it), for a document in that language; run_speak_again ends it
 * with what this returned.
 */
struct mo *run_speak(struct run *run, const char *tag);
void run_speak_again(struct run *run, struct mo *mo);
/* [s] Of --budget; 0 if it was not given. False if it is no time. */
bool run_budget(const struct run *run, int *seconds, struct err *err);
/* ---- who.c ---- */
/* Today as "2026-11-23", UTC. */
struct str run_today(struct run *run);
/* The name of --by, else the user's, else "-": one field of a line. */
struct str run_user(struct run *run);
/* Writes run->out to -o or standard output. False with err; EPIPE is quiet. */
bool run_flush(struct run *run, struct err *err);
/* True if an operand names a file rather than a place. */
bool run_is_file(const char *operand);

/* ---- read.c ---- */
/* Opens the reader at the place or file that is the operand, as slides if
 * `is_presenting`; without a terminal gives the text itself. */
int read_run(struct run *run, bool is_presenting, struct err *err);

#endif
