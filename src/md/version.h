/* SPDX-License-Identifier: MIT */
/* Which library is at work in this folder, asked at run time. */
#ifndef KOINE_MD_VERSION_H
#define KOINE_MD_VERSION_H

#include "base/buf.h"

/* Appends "cmark 0.30.2". */
void md_version(struct buf *out);

#endif
