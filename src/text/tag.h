/* SPDX-License-Identifier: MIT */
/*
 * Tags of languages as a new one is to be named: BCP 47, of language, script
 * and region, in the one way that is shortest. lang.h reads what people type.
 */
#ifndef KOINE_TEXT_TAG_H
#define KOINE_TEXT_TAG_H

#include "base/buf.h"

enum tag_fault {
	TAG_FINE,
	TAG_ILL_FORMED, /* no BCP 47 */
	TAG_UNKNOWN,    /* a language or script that CLDR has no name for */
	TAG_TOO_MUCH,   /* variants, extensions, private use */
	TAG_OTHERWISE,  /* the same is written in another, shorter way */
};

/*
 * What is wrong with a tag for a new language. Appends the better way to write
 * it to `better` if there is one (TAG_OTHERWISE): "zh" for "zh-Hans", "pt" for
 * "pt_BR", "he" for "iw".
 */
enum tag_fault tag_check(const char *tag, struct buf *better);
/* "Latn": the script that a language is written in, by CLDR. Appends. */
void tag_script(const char *tag, struct buf *out);

#endif
