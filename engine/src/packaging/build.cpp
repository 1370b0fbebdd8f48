#include "packaging/build.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <hoso/error.hpp>
#include <hoso/sha256.hpp>

#include "packaging/bag.hpp"
#include "packaging/mets.hpp"
#include "packaging/paper_pdf.hpp"
#include "packaging/premis.hpp"
#include "xml/writer.hpp"

namespace hoso::packaging {
namespace {

/// Input files that must stay whole.
std::vector<int> whole_files(const PackageOrder& order) {
  std::vector<int> files;
  for (int file = 1; file <= static_cast<int>(order.dossier.files.size()); ++file) {
    const auto scan = order.run.find(scan_path(file));
    if (scan != order.run.end() && must_stay_whole(scan->second)) files.push_back(file);
  }
  return files;
}

class Builder {
 public:
  Builder(const PackageOrder& order, const PayloadMaker& payload)
      : order_(order), payload_(payload), values_(values_of(order)) {}

  BuiltPackage build() {
    package_.code = values_.at("code");
    package_.local_code = order_.facts.text("code").empty();
    package_.time = order_.dossier.created;
    values_["object"] = filled(order_.profile.object, values_);
    package_.folder = filled(order_.profile.folder, values_);
    // What a code or a fact puts into names must not lead elsewhere.
    if (!is_safe_path(package_.folder) || package_.folder.find('/') != std::string::npos) bad_name(package_.folder);
    list_papers();
    place_all();
    describe();
    copy_schemas();
    for (const PayloadPlacement& payload : order_.profile.payloads) add_payload(payload);
    if (order_.profile.mets) add_mets(*order_.profile.mets);
    if (order_.profile.bag) wrap(*order_.profile.bag);
    return std::move(package_);
  }

 private:
  [[noreturn]] static void bad_name(const std::string& name) {
    throw Error("package.bad_facts", {{"where", "code"}, {"expected", fmt::format("a file name, not {}", name)}});
  }

  void put(const std::string& pattern, const Values& values, Bytes bytes) {
    const std::string path = filled(pattern, values);
    if (!is_safe_path(path) || !package_.tree.emplace(path, std::move(bytes)).second) bad_name(path);
  }

  void list_papers() {
    const PaperTerms terms{order_.facts, order_.procedure, whole_files(order_), order_.usual};
    for (PackagePaper& paper : papers_of(order_.dossier, terms)) {
      package_.papers.push_back({std::move(paper), {}, {}});
    }
    const auto on_paper =
        std::ranges::count_if(package_.papers, [](const PlacedPaper& one) { return !one.paper.pages.empty(); });
    if (on_paper == 0) throw Error("package.no_paper");
    values_["papers"] = std::to_string(on_paper);
  }

  /// The dossier's values and the paper's.
  [[nodiscard]] Values values_for(const PackagePaper& paper) const {
    Values values = values_;
    values["ordinal"] = std::to_string(paper.ordinal);
    values["ordinal7"] = fmt::format("{:07}", paper.ordinal);
    values["paper.title"] = paper.title;
    values["paper.component"] = paper.component;
    values["paper.pages"] = std::to_string(paper.pages.size());
    return values;
  }

  void place_all() {
    for (const Placement& place : order_.profile.placements) {
      if (place.what == "paper") {
        for (PlacedPaper& paper : package_.papers) place_paper(paper, place.to);
      } else {
        place_file(place);
      }
    }
  }

  void place_paper(PlacedPaper& placed, const std::string& to) {
    if (placed.paper.pages.empty()) return;
    const Values values = values_for(placed.paper);
    Bytes bytes = paper_pdf(placed.paper, {order_.run, order_.dossier});
    placed.path = filled(to, values);
    placed.sha256 = sha256_hex(bytes);
    put(to, values, std::move(bytes));
  }

  void place_file(const Placement& place) {
    const std::string_view from = place.what == "dossier"  ? "dossier.xml"
                                  : place.what == "schema" ? "schema/dossier.xsd"
                                                           : "report.html";
    const auto found = order_.run.find(from);
    if (found == order_.run.end()) throw Error("package.scan_missing", {{"file", std::string(from)}});
    put(place.to, values_, found->second);
  }

  void describe() {
    for (const DescriptiveFile& file : order_.profile.descriptive) {
      if (!file.per_paper) {
        put(file.to, values_, description(file, values_));
        continue;
      }
      for (const PlacedPaper& placed : package_.papers) {
        if (placed.path.empty()) continue;
        const Values values = values_for(placed.paper);
        put(file.to, values, description(file, values));
        links_.push_back({filled(file.to, values), placed.path});
      }
    }
  }

  static Bytes description(const DescriptiveFile& file, const Values& values) {
    xml::Writer out(file.root);
    for (const DescriptiveFile::Entry& entry : file.entries) out.leaf(entry.name, filled(entry.value, values));
    return to_bytes(out.finish());
  }

  void copy_schemas() {
    for (const SchemaCopy& copy : order_.profile.schemas) {
      const auto schema = order_.schemas.find(copy.from);
      if (schema == order_.schemas.end()) throw Error("package.scan_missing", {{"file", copy.from}});
      put(copy.to, values_, schema->second);
    }
  }

  void add_payload(const PayloadPlacement& payload) {
    const bool wanted = payload.forms.empty() || std::ranges::any_of(order_.dossier.forms, [&](const PackedForm& form) {
                          return std::ranges::count(payload.forms, form.id) > 0;
                        });
    if (!wanted) return;
    if (auto bytes = payload_(payload.kind, package_.papers)) put(payload.to, values_, std::move(*bytes));
  }

  /// Paths below `folder`, relative to it.
  [[nodiscard]] std::vector<std::string> paths_in(const std::string& folder, const std::string& base) const {
    std::vector<std::string> paths;
    for (const auto& [path, bytes] : package_.tree) {
      if (path.starts_with(folder)) paths.push_back(path.substr(base.size()));
    }
    return paths;
  }

  MetsContents mets_contents(const MetsSettings& settings, const std::string& folder) {
    return {folder.empty() ? values_["object"] : settings.representation,
            filled(settings.label, values_),
            filled(settings.record, values_),
            values_["created.time"],
            folder.empty() ? "schemas" : "../../schemas",
            paths_in(fmt::format("{}metadata/descriptive/", folder), folder),
            paths_in(fmt::format("{}metadata/preservation/", folder), folder),
            {},
            {},
            package_.tree,
            folder.empty() ? std::string() : folder.substr(0, folder.size() - 1)};
  }

  MetsSettings settled(MetsSettings settings) {
    for (MetsAgent& agent : settings.agents) {
      agent.name = filled(agent.name, values_);
      agent.note = filled(agent.note, values_);
    }
    return settings;
  }

  void add_preservation(const std::string& folder, const std::string& object, bool representation) {
    std::vector<PremisFile> files;
    for (const std::string& path : paths_in(representation ? folder + "data/" : "documentation/", "")) {
      files.push_back({fmt::format("{}/{}", values_["object"], path), path});
    }
    put(fmt::format("{}metadata/preservation/PREMIS.xml", folder), values_,
        to_bytes(
            premis_xml({object, representation, values_["created.time"], values_["engine"], files, package_.tree})));
  }

  void add_group(MetsContents& contents, const std::string& use, const std::string& folder, const std::string& base) {
    std::vector<std::string> files = paths_in(fmt::format("{}{}", base, folder), base);
    if (!files.empty()) contents.groups.push_back({use, std::move(files)});
  }

  void add_mets(const MetsSettings& given) {
    const MetsSettings settings = settled(given);
    const std::string rep = fmt::format("representations/{}/", settings.representation);
    if (order_.profile.premis) {
      add_preservation(rep, fmt::format("{}/{}", values_["object"], settings.representation), true);
      add_preservation("", values_["object"], false);
    }
    MetsContents inner = mets_contents(settings, rep);
    add_group(inner, "Data", "data/", rep);
    for (const MetsContents::Link& link : links_) {
      inner.links.push_back({link.about.substr(rep.size()), link.file.substr(rep.size())});
    }
    put(fmt::format("{}METS.xml", rep), values_, to_bytes(mets_xml(inner, settings)));
    MetsContents outer = mets_contents(settings, "");
    add_group(outer, "Documentation", "documentation/", "");
    add_group(outer, "Schemas", "schemas/", "");
    add_group(outer, fmt::format("Representations/{}", settings.representation), fmt::format("{}METS.xml", rep), "");
    put("METS.xml", values_, to_bytes(mets_xml(outer, settings)));
  }

  void wrap(const BagSettings& bag) {
    BagTerms terms{bag.algorithms, {}};
    for (const BagSettings::Entry& entry : bag.info) terms.info.emplace_back(entry.label, filled(entry.value, values_));
    const std::string inner = package_.folder;
    package_.tree = bagged(below(inner, std::move(package_.tree)), terms);
    for (PlacedPaper& paper : package_.papers) {
      if (!paper.path.empty()) paper.path = fmt::format("data/{}/{}", inner, paper.path);
    }
    package_.folder = fmt::format("bag-{}", inner);
  }

  const PackageOrder& order_;
  const PayloadMaker& payload_;
  Values values_;
  BuiltPackage package_;
  std::vector<MetsContents::Link> links_;
};

}  // namespace

BuiltPackage built(const PackageOrder& order, const PayloadMaker& payload) { return Builder(order, payload).build(); }

}  // namespace hoso::packaging
