/* SPDX-License-Identifier: MIT */
/* Which library is at work in this folder, asked at run time. */
#ifndef KOINE_TEXT_VERSION_H
#define KOINE_TEXT_VERSION_H

#include "base/buf.h"

/* Appends "ICU 72.1 (Unicode 15.0)". */
void text_version(struct buf *out);

#endif
