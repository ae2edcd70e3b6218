/* SPDX-License-Identifier: MIT */
#include "search/analyse_impl.h"

bool analyser_word_key(
	struct analyser *analyser, struct str word, struct buf *out)
{
	(void)analyser;
	(void)word;
	(void)out;
	return false;
}

void analyser_typed_keys(
	struct analyser *analyser, struct str typed, struct buf *out)
{
	(void)analyser;
	(void)typed;
	(void)out;
}
