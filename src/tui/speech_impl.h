/* SPDX-License-Identifier: MIT */
/*
 * Inside the line mode: its state, shared by speech.c (lines in and out),
 * speech_act.c (from a line to an action), speech_deed.c (what it does) and the
 * rest of speech_*.c. Nobody else includes it.
 */
#ifndef KOINE_TUI_SPEECH_IMPL_H
#define KOINE_TUI_SPEECH_IMPL_H

#include "quiz/sitting.h"
#include "search/search.h"
#include "tui/app.h"

/* What the next line answers. */
enum ask {
	ASK_NOTHING,
	ASK_FIND,
	ASK_FIND_BACK,
	ASK_SEARCH,
	ASK_MARK,
	ASK_GO_MARK
};

enum choice_kind {
	CHOICE_UNIT,
	CHOICE_LANG,
	CHOICE_SPAN,
	CHOICE_PLACE,
	CHOICE_ANSWER, /* of a quiz */
	/* Of a search. */
	CHOICE_HIT,
	CHOICE_TERM,
	CHOICE_HITS, /* of a language, from one on */
	CHOICE_QUERY,
};

/* A row of the numbered list said last. */
struct choice {
	enum choice_kind kind;
	int value; /* UNIT, LANG, ANSWER; HIT, TERM, QUERY: index in the answer;
	              HITS: the first */
	int lang;  /* HITS */
	const struct doc_span *span; /* SPAN */
	struct state_place place;    /* PLACE: strings in the list's arena */
};

struct speech {
	const struct app_opts *opts;
	struct page page; /* language, tier, width; lines in logical order */
	struct keymap *keymap;
	struct state *state;
	const struct locale *ui_locale;
	struct brk *ui_brk;
	struct arena kept;
	struct arena scratch; /* of one line */
	struct lines lines;   /* scratch */
	struct buf out;       /* written after each line of input */
	int unit;             /* read last */
	int last_lang;        /* for the flip; CORPUS_NONE */
	struct str notice; /* the honest sentence said last, in notice_arena */
	struct arena notice_arena;
	enum ask ask;
	VEC(struct choice) choices;
	struct arena choice_arena;
	int choice_lang; /* of the text the spans stand in */
	enum tier choice_tier;
	struct buf query; /* as typed */
	bool is_back;
	struct fold *file_fold;
	struct search_source source; /* lent to `search` */
	struct search *search;       /* NULL: not opened yet */
	struct search_answer answer;
	struct arena answer_arena;
	struct quiz *quiz; /* NULL: not asked for yet */
	struct sitting sitting;
	struct str quiz_about; /* place of it, in quiz_arena */
	struct arena quiz_arena;
	bool is_dirty; /* the place has moved since it was saved */
	bool is_quit;
};

/* ---- speech.c ---- */
/* Says a paragraph in a language of the work (index; CORPUS_NONE: the
 * interface's). */
void speech_say(struct speech *speech, int lang, struct str para);
/* Says paragraphs, one a line; empty ones are left out. */
void speech_say_all(struct speech *speech, int lang, struct str paras);
/* Says a translated sentence. */
void speech_tell(struct speech *speech, const char *fmt, ...) PRINTF_LIKE(2, 3);

/* ---- speech_act.c ---- */
/* Does what one line of input says. */
void speech_line(struct speech *speech, struct str line);

/* ---- speech_deed.c ---- */
/* What a line asks for: "10j", "/risk", "m x". */
struct speech_request {
	int count;       /* 0: none typed */
	struct str text; /* what follows the key */
};

/* Does an action, or says that it does nothing here. */
void speech_do(struct speech *speech, enum action action,
	const struct speech_request *request);
/* True if what follows the key on the line belongs to the action. */
bool speech_takes_text(enum action action);
/* Finds a text; asks for it if it is empty. */
void speech_start_find(struct speech *speech, struct str text, bool is_back);

/* ---- speech_command.c ---- */
void speech_command(
	struct speech *speech, const struct speech_request *request);

/* ---- speech_place.c ---- */
/* The place read last; strings in scratch or the book. */
struct state_place speech_place(struct speech *speech);
void speech_save(struct speech *speech);
/* Reads the unit; a stand-in is announced. */
void speech_read(struct speech *speech);
/* The unit that is read when `unit` is asked for: a record with its title. */
int speech_stop(struct speech *speech, int unit);
/* Goes to a unit and reads it; a jump sets the mark '. */
void speech_go(struct speech *speech, int unit, bool is_jump);
/* `count` units on, or back if it is negative. */
void speech_step(struct speech *speech, int count);
/* By id; false, saying nothing, if there is none. */
bool speech_go_id(struct speech *speech, struct str id);
bool speech_go_place(struct speech *speech, const struct state_place *place);
void speech_heading(struct speech *speech, int step, int level, int count);
void speech_set_lang(struct speech *speech, int lang);
void speech_set_tier(struct speech *speech, int tier);
void speech_mark(struct speech *speech, struct str letter);
void speech_go_mark(struct speech *speech, struct str letter);
void speech_where(struct speech *speech);
/* Where it is, in one sentence. */
void speech_here(struct speech *speech);
void speech_copy(struct speech *speech, bool is_cited);

/* ---- speech_list.c ---- */
/* Adds a row to the list and says "3: text" in the language of the text. */
void speech_row(
	struct speech *speech, struct choice choice, int lang, struct str text);
void speech_say_how(struct speech *speech);
void speech_forget(struct speech *speech);
void speech_contents(struct speech *speech);
void speech_languages(struct speech *speech);
void speech_links(struct speech *speech);
/* Says a term, a reference by its number, an editor's note, in choice_lang. */
void speech_say_term(struct speech *speech, struct str id);
void speech_say_reference(struct speech *speech, struct str target);
void speech_say_note(struct speech *speech, struct str id);
/* Chooses row `number` (from 1) of the list said last. */
void speech_choose(struct speech *speech, int number);

/* ---- speech_bookmark.c ---- */
/* Nothing: lists; "a": adds this place; "x 2": removes the second. */
void speech_bookmarks(struct speech *speech, struct str what);

/* ---- speech_find.c ---- */
/* Finds the query in the next unit that has it (before, if step is -1) and
 * reads it. */
void speech_find(struct speech *speech, int step);

/* ---- speech_search.c ---- */
/* Searches everywhere and lists hits; asks what for if it is empty. */
void speech_search(struct speech *speech, struct str query);
/* What a row of that list leads to. */
void speech_search_choose(struct speech *speech, struct choice choice);
void speech_search_release(struct speech *speech);

/* ---- speech_quiz.c ---- */
/* Asks about the section that was read last; goes on with it if that was done
 * before. */
void speech_quiz(struct speech *speech);
/* Begins one about a place, "all", or (empty) what is due. */
void speech_quiz_place(struct speech *speech, struct str place);
/* Takes an answer and asks the next question. */
void speech_answer(struct speech *speech, int option);
void speech_quiz_release(struct speech *speech);

#endif
