#include "packaging/profile.hpp"

#include <algorithm>
#include <sstream>

#include <hoso/error.hpp>
#include <hoso/text.hpp>

#include "xml/document.hpp"
#include "xml/schema.hpp"

namespace hoso::packaging {
namespace {

using xml::Element;

constexpr const char* bad_profile = "package.bad_profile";

std::vector<std::string> words_of(const std::string& list) {
  std::istringstream stream(list);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

LocalizedText text_of(const Element& element) { return {element.attribute("vi"), element.attribute("en")}; }

DescriptiveFile descriptive_of(const Element& element) {
  DescriptiveFile file{element.attribute("of") == "paper", element.attribute("to"), element.attribute("root"), {}};
  for (const Element& entry : element.children("entry")) {
    file.entries.push_back({entry.attribute("name"), entry.attribute("value")});
  }
  return file;
}

MetsSettings mets_of(const Element& element) {
  MetsSettings mets;
  mets.oais_type = element.attribute("oais-type");
  mets.representation = element.attribute("representation");
  mets.label = element.attribute("label");
  mets.type = element.attribute("type");
  mets.content_type = element.attribute("content-type");
  mets.profile = element.attribute("profile");
  mets.upper_case_checksums = element.attribute("checksum-case") == "upper";
  mets.record_type = element.attribute("record-type");
  mets.record = element.attribute("record");
  for (const Element& agent : element.children("agent")) {
    mets.agents.push_back({agent.attribute("role"), agent.attribute("type"), agent.attribute("other-type"),
                           agent.attribute("name"), agent.attribute("note"), agent.attribute("note-type")});
  }
  return mets;
}

BagSettings bag_of(const Element& element) {
  BagSettings bag{words_of(element.attribute("algorithms")), {}};
  for (const Element& info : element.children("info")) {
    bag.info.push_back({info.attribute("label"), info.attribute("value")});
  }
  return bag;
}

void read_lists(const Element& root, PackageProfile& profile) {
  for (const Element& one : root.children("place")) {
    profile.placements.push_back({one.attribute("what"), one.attribute("to")});
  }
  for (const Element& one : root.children("descriptive")) profile.descriptive.push_back(descriptive_of(one));
  for (const Element& one : root.children("schema")) {
    profile.schemas.push_back({one.attribute("from"), one.attribute("to")});
  }
  for (const Element& one : root.children("payload")) {
    profile.payloads.push_back({one.attribute("kind"), one.attribute("to"), words_of(one.attribute("forms"))});
  }
  for (const Element& one : root.children("difference")) profile.differences.push_back(text_of(one));
}

PackageProfile profile_in(const Element& root) {
  PackageProfile profile;
  profile.id = root.attribute("id");
  if (const auto title = root.child("title")) profile.title = text_of(*title);
  if (const auto source = root.child("source")) profile.source = source->text();
  profile.object = root.attribute("object");
  profile.folder = root.attribute("folder");
  read_lists(root, profile);
  if (const auto mets = root.child("mets")) profile.mets = mets_of(*mets);
  profile.premis = root.child("premis").has_value();
  if (const auto bag = root.child("bag")) profile.bag = bag_of(*bag);
  return profile;
}

}  // namespace

std::vector<std::string> profile_ids(const std::filesystem::path& folder) {
  std::vector<std::string> ids;
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator(folder, none)) {
    if (entry.path().extension() == ".xml") ids.push_back(entry.path().stem().string());
  }
  std::ranges::sort(ids);
  return ids;
}

PackageProfile load_profile(const std::string& id, const std::filesystem::path& folder) {
  const std::vector<std::string> known = profile_ids(folder);
  if (!std::ranges::count(known, id)) {
    throw Error("package.unknown_profile", {{"profile", id}, {"nearest", nearest(id, known)}});
  }
  std::filesystem::path file = folder / id;
  file += ".xml";
  const auto document = xml::Document::read(file, bad_profile);
  xml::Schema(folder.parent_path() / "schema" / "package.xsd").require(document);
  return profile_in(document.root());
}

}  // namespace hoso::packaging
