#pragma once
// Pins the 1.10 names, so that a newer libhdf5 offers the same functions.
#define H5_USE_110_API 1
#include <hdf5.h>
#include <stdio.h>

// Swift sees neither macros that call a function nor names that are macros for a versioned
// function. What it needs of these stands here.

static inline hid_t chdf5_native_double(void) { return H5T_NATIVE_DOUBLE; }
static inline hid_t chdf5_native_int64(void) { return H5T_NATIVE_INT64; }
static inline hid_t chdf5_little_double(void) { return H5T_IEEE_F64LE; }
static inline hid_t chdf5_little_int64(void) { return H5T_STD_I64LE; }
static inline hid_t chdf5_c_string(void) { return H5T_C_S1; }
static inline hid_t chdf5_object_reference(void) { return H5T_STD_REF_OBJ; }
static inline htri_t chdf5_is_object_reference(hid_t type) {
  return H5Tequal(type, H5T_STD_REF_OBJ);
}
static inline hid_t chdf5_class_file_create(void) { return H5P_FILE_CREATE; }
static inline hid_t chdf5_class_file_access(void) { return H5P_FILE_ACCESS; }
static inline hid_t chdf5_class_group_create(void) { return H5P_GROUP_CREATE; }
static inline hid_t chdf5_class_dataset_create(void) { return H5P_DATASET_CREATE; }
static inline hid_t chdf5_class_attribute_create(void) { return H5P_ATTRIBUTE_CREATE; }
static inline hid_t chdf5_class_link_create(void) { return H5P_LINK_CREATE; }

// To be called on entry, on every thread: the printing of errors is switched off per thread, and no
// plug-in may be loaded on behalf of a file.
static inline herr_t chdf5_enter(void) {
  if (H5open() < 0) return -1;
  H5Eset_auto2(H5E_DEFAULT, NULL, NULL);
  return H5PLset_loading_state(0);
}

// How files are opened: without a lock, since laboratories keep recordings on shares that have none.
static inline hid_t chdf5_access(void) {
  hid_t access = H5Pcreate(H5P_FILE_ACCESS);
  H5Pset_fclose_degree(access, H5F_CLOSE_STRONG);
#if H5_VERSION_GE(1, 10, 7)
  H5Pset_file_locking(access, 0, 1);
#endif
  return access;
}

static inline hid_t chdf5_open(const char *path, hid_t access) {
  return H5Fopen(path, H5F_ACC_RDONLY, access);
}

// A new file, in the oldest form whose structures carry checksums: damage is then seen.
static inline hid_t chdf5_create(const char *path, hid_t creation, hid_t access) {
  if (H5Pset_libver_bounds(access, H5F_LIBVER_V18, H5F_LIBVER_V110) < 0) return -1;
  return H5Fcreate(path, H5F_ACC_EXCL, creation, access);
}

// The kind of a link in a group, and the room its target text needs; negative where there is none.
static inline int chdf5_link_type(hid_t group, const char *name, size_t *target_size) {
  H5L_info_t info;
  if (H5Lget_info(group, name, &info, H5P_DEFAULT) < 0) return -1;
  *target_size = info.type == H5L_TYPE_HARD ? 0 : info.u.val_size;
  return (int)info.type;
}

// A visitor of names, each with its place in the order of making or -1; a value above zero ends the
// visit.
typedef int (*chdf5_visit)(const char *name, int64_t order, void *context);
typedef struct {
  chdf5_visit visit;
  void *context;
} chdf5_visitor;

static inline herr_t chdf5_link_seen(
    hid_t group, const char *name, const H5L_info_t *info, void *data) {
  (void)group;
  chdf5_visitor *visitor = (chdf5_visitor *)data;
  return visitor->visit(name, info->corder_valid ? info->corder : -1, visitor->context);
}

// In the file's native order: for any other, libhdf5 1.10.8 sorts a table first, and where that
// fails it frees entries which it never filled.
static inline herr_t chdf5_each_link(hid_t group, chdf5_visit visit, void *context) {
  chdf5_visitor visitor = {visit, context};
  return H5Literate(group, H5_INDEX_NAME, H5_ITER_NATIVE, NULL, chdf5_link_seen, &visitor);
}

// What the library says about the last failure, most specific first.
typedef struct {
  char *text;
  size_t size;
} chdf5_message;

static inline herr_t chdf5_error_seen(unsigned n, const H5E_error2_t *error, void *data) {
  chdf5_message *message = (chdf5_message *)data;
  if (n == 0 && error->desc) snprintf(message->text, message->size, "%s", error->desc);
  return 0;
}

static inline void chdf5_last_error(char *text, size_t size) {
  chdf5_message message = {text, size};
  text[0] = 0;
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, chdf5_error_seen, &message);
}
