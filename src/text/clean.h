/* SPDX-License-Identifier: MIT */
/*
 * The one sanitiser, at every sink: screen cells, standard output and error,
 * title, speech, exports. cmark turns &#27; into ESC and XML allows &#155;, so
 * cleaning the input would be useless.
 */
#ifndef KOINE_TEXT_CLEAN_H
#define KOINE_TEXT_CLEAN_H

#include "base/buf.h"

enum clean_mode {
	CLEAN_LINE, /* one line for a terminal: messages, titles, names; newline
	               and tab become a space */
	CLEAN_TEXT, /* lines for a terminal or a pipe: newline kept, tab kept as
	               one space */
	CLEAN_EXPORT, /* a file format: newline, tab, ZWJ, ZWNJ, soft hyphen,
	                 LRM, RLM and ALM kept */
};

/*
 * What may stand on a screen for cp: cp itself; a control picture
 * U+2400..U+2421 for C0 and DEL; U+FFFD for C1, U+2028/9, surrogates,
 * noncharacters and private use; 0 for what is not drawn at all (bidi controls,
 * zero-width and other default-ignorable characters, variation selectors, tags,
 * emoji skin tones, soft hyphen). Tab and newline are the caller's business and
 * give 0x20.
 */
uint32_t clean_cp(uint32_t cp);
/* True if s holds only printable ASCII (0x20..0x7E): nothing to clean, one
 * column each. */
bool clean_is_ascii(struct str s);
/* Appends the cleaned s. Ill-formed UTF-8 is repaired on the way. */
void clean_text(struct str s, enum clean_mode mode, struct buf *out);

#endif
