#include "signing/pdf_changes.hpp"

#include <qpdf/Buffer.hh>

#include <functional>
#include <set>
#include <string_view>

namespace hoso::signing {
namespace {

using Object = QPDFObjectHandle;
using Ids = std::set<QPDFObjGen>;

/// Deeper than any object of a sound file; the parser has a bound of its own.
constexpr int max_depth = 100;

bool is_container(Object object) {
  if (!object.isStream()) return false;
  Object type = object.getDict().getKey("/Type");
  return type.isName() && (type.getName() == "/ObjStm" || type.getName() == "/XRef");
}

std::string raw_bytes(Object stream) {
  const auto buffer = stream.getRawStreamData();
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

bool is_same(Object one, Object other) {
  if (one.isStream() != other.isStream()) return false;
  if (!one.isStream()) return one.unparseResolved() == other.unparseResolved();
  return one.getDict().unparseResolved() == other.getDict().unparseResolved() && raw_bytes(one) == raw_bytes(other);
}

void visit_references(Object object, const std::function<void(Object)>& seen, int depth = 0) {
  if (depth > max_depth) return;
  if (depth > 0 && object.isIndirect()) return seen(object);
  if (object.isStream()) object = object.getDict();
  if (object.isArray()) {
    for (Object item : object.aitems()) visit_references(item, seen, depth + 1);
  } else if (object.isDictionary()) {
    for (auto& [key, value] : object.ditems()) visit_references(value, seen, depth + 1);
  }
}

/// All that can be reached from `object`, itself included.
Ids reached_from(Object object) {
  Ids ids;
  std::vector<Object> waiting{object};
  while (!waiting.empty()) {
    Object next = waiting.back();
    waiting.pop_back();
    if (next.isIndirect() && !ids.insert(next.getObjGen()).second) continue;
    visit_references(next, [&](Object found) { waiting.push_back(found); });
  }
  return ids;
}

/// A field or widget that holds a signature. An unsigned one could draw anything over the page.
bool is_signature(Object field) {
  if (!field.isDictionary()) return false;
  Object owner = field.hasKey("/FT") || !field.hasKey("/Parent") ? field : field.getKey("/Parent");
  if (!owner.isDictionary()) return false;
  Object kind = owner.getKey("/FT");
  Object value = owner.getKey("/V");
  return kind.isName() && kind.getName() == "/Sig" && value.isDictionary() && value.getKey("/ByteRange").isArray();
}

/// All of `earlier` in its order, and beyond it signatures only.
bool gained_signatures(Object earlier, Object later) {
  if (earlier.isNull()) earlier = Object::newArray();
  if (!earlier.isArray() || !later.isArray()) return false;
  const int before = earlier.getArrayNItems();
  if (later.getArrayNItems() < before) return false;
  for (int i = 0; i < later.getArrayNItems(); ++i) {
    Object item = later.getArrayItem(i);
    const bool sound = i < before ? item.unparse() == earlier.getArrayItem(i).unparse() : is_signature(item);
    if (!sound) return false;
  }
  return true;
}

using KeyRule = std::function<bool(std::string_view key, Object earlier, Object later)>;

/// Every key that differs must be allowed by `rule`.
bool differs_within(Object earlier, Object later, const KeyRule& rule) {
  if (!earlier.isDictionary() || !later.isDictionary()) return false;
  std::set<std::string> keys = earlier.getKeys();
  keys.merge(later.getKeys());
  for (const std::string& key : keys) {
    Object one = earlier.getKey(key);
    Object other = later.getKey(key);
    if (one.unparse() != other.unparse() && !rule(key, one, other)) return false;
  }
  return true;
}

bool is_form_change(std::string_view key, Object earlier, Object later) {
  if (key == "/Fields") return gained_signatures(earlier, later);
  return key == "/SigFlags" || key == "/DR" || key == "/DA";
}

bool is_catalog_change(std::string_view key, Object earlier, Object later) {
  if (key == "/AcroForm") {
    if (earlier.isNull()) earlier = Object::newDictionary();
    return differs_within(earlier, later, is_form_change);
  }
  // EN 319 142-1, 5.4 and annex A: validation data, and the extension that names it.
  return key == "/DSS" || key == "/Extensions";
}

bool is_page_change(std::string_view key, Object earlier, Object later) {
  return key == "/Annots" && gained_signatures(earlier, later);
}

/// A field that stood empty and was signed.
bool is_signing(std::string_view key, Object, Object) {
  return key == "/V" || key == "/AP" || key == "/F" || key == "/M" || key == "/MK" || key == "/DA";
}

class Comparison {
 public:
  Comparison(QPDF& earlier, QPDF& later) : earlier_(earlier), later_(later) {
    Object validation = later.getRoot().getKey("/DSS");
    if (!validation.isNull()) validation_ = reached_from(validation);
  }

  ChangesAfter result() {
    if (earlier_.getRoot().getObjGen() != later_.getRoot().getObjGen()) return ChangesAfter::content;
    if (earlier_.getTrailer().getKey("/Info").unparse() != later_.getTrailer().getKey("/Info").unparse()) {
      return ChangesAfter::content;
    }
    const Ids missing = dangling();
    const auto before = earlier_.getXRefTable();
    for (const auto& [id, entry] : before) {
      if (!is_harmless(id)) return ChangesAfter::content;
    }
    for (const auto& [id, entry] : later_.getXRefTable()) {
      if (!before.contains(id) && missing.contains(id)) return ChangesAfter::content;
    }
    return ChangesAfter::signatures;
  }

 private:
  /// What the earlier file refers to without having it: given later, it would appear on a page.
  Ids dangling() {
    Ids ids;
    const auto before = earlier_.getXRefTable();
    for (const auto& [id, entry] : before) {
      visit_references(earlier_.getObjectByObjGen(id), [&](Object found) {
        if (!before.contains(found.getObjGen())) ids.insert(found.getObjGen());
      });
    }
    return ids;
  }

  bool is_harmless(const QPDFObjGen& id) {
    Object one = earlier_.getObjectByObjGen(id);
    Object other = later_.getObjectByObjGen(id);
    if (is_same(one, other) || is_container(one)) return true;
    if (validation_.contains(id) && reached_from(earlier_.getRoot().getKey("/DSS")).contains(id)) return true;
    if (id == earlier_.getRoot().getObjGen()) return differs_within(one, other, is_catalog_change);
    if (one.isArray()) return gained_signatures(one, other);
    if (one.isDictionaryOfType("/Page")) return differs_within(one, other, is_page_change);
    if (is_form(id)) return differs_within(one, other, is_form_change);
    return !is_signature(one) && is_signature(other) && differs_within(one, other, is_signing);
  }

  bool is_form(const QPDFObjGen& id) {
    Object form = earlier_.getRoot().getKey("/AcroForm");
    return form.isIndirect() && form.getObjGen() == id;
  }

  QPDF& earlier_;
  QPDF& later_;
  Ids validation_;
};

}  // namespace

ChangesAfter changes_between(QPDF& earlier, QPDF& later) { return Comparison(earlier, later).result(); }

}  // namespace hoso::signing
