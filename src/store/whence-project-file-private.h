/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of WhenceProjectFile share. */

#pragma once

#include "store/whence-file-identity.h"
#include "store/whence-keeper.h"
#include "store/whence-project-file.h"

G_BEGIN_DECLS

struct _WhenceProjectFile
{
  GObject parent_instance;

  WhenceProject *project;      /* owned */
  GFile *file;                 /* owned; NULL: it was never saved */
  WhenceKeeper *keeper;        /* owned; NULL once it is disposed of */
  WhenceRecovery *recovery;    /* owned: what was found when it was opened; NULL: nothing */
  char *base;                  /* owned: SHA-256 of the file as it is known; NULL with @file */
  WhenceFileIdentity identity; /* of the file as it is known */
  char *seen_base;             /* owned: SHA-256 of what another program wrote; NULL: nothing */
  GFileMonitor *monitor;       /* owned; NULL: the file is not watched */
  guint look_timer;            /* until the file is looked at; 0: it need not be */
  gboolean looking;            /* whether it is being looked at */
  gboolean read_only;
  gboolean saving;             /* whether it is being written */
  gboolean changed_on_disk;    /* whether another program has changed the file */
  gboolean backup;             /* whether to keep the last file when it is written */
};

void whence_project_file_set_file            (WhenceProjectFile *self,
                                              GFile             *file);
void whence_project_file_set_saving          (WhenceProjectFile *self,
                                              gboolean           saving);
void whence_project_file_set_changed_on_disk (WhenceProjectFile *self,
                                              gboolean           changed);

G_END_DECLS
