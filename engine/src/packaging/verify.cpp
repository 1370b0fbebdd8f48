#include "packaging/verify.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include <hoso/diagnostic.hpp>
#include <hoso/error.hpp>
#include <hoso/pdf/pdfa.hpp>
#include <hoso/pdf/pdfa_check.hpp>
#include <hoso/sha256.hpp>
#include <hoso/text.hpp>

#include "packaging/bag.hpp"
#include "packaging/mets_check.hpp"
#include "xml/schema.hpp"

namespace hoso::packaging {

/// Ours: a package that brings its own schema judges itself.
struct PackageVerifier::Schemas {
  explicit Schemas(const std::filesystem::path& folder)
      : dossier(folder / "dossier.xsd"),
        mets(folder / "packages" / "package-mets.xsd"),
        premis(folder / "packages" / "premis-v3-0.xsd"),
        ead(folder / "packages" / "ead.xsd"),
        ead_doc(folder / "packages" / "ead_doc.xsd") {}
  xml::Schema dossier, mets, premis, ead, ead_doc;
};

namespace {

/// "bag-x/data/y/METS.xml" -> "METS.xml".
std::string_view file_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

PackageKind kind_of(const PackageTree& tree) {
  const auto mets = tree.find("METS.xml");
  if (mets != tree.end()) {
    return text_of(mets->second).find("OAISPACKAGETYPE=\"AIP\"") == std::string_view::npos ? PackageKind::sip
                                                                                           : PackageKind::aip;
  }
  if (!tree.contains("dossier.xml")) return PackageKind::unknown;
  return tree.contains("SHA256SUMS") && tree.contains("report.html") ? PackageKind::run : PackageKind::portal;
}

/// All that lies in the folder `within` ("data/"; empty = the whole tree) lies in one folder of it: the path of that
/// one, with a slash at its end; else empty.
std::string only_folder(const PackageTree& tree, const std::string& within) {
  const auto first = tree.lower_bound(within);
  if (first == tree.end() || !first->first.starts_with(within)) return {};
  const std::size_t slash = first->first.find('/', within.size());
  if (slash == std::string::npos) return {};
  std::string folder = first->first.substr(0, slash + 1);
  const bool same = std::all_of(first, tree.end(), [&](const auto& file) {
    return file.first.starts_with(folder) || !file.first.starts_with(within);
  });
  return same ? folder : std::string();
}

PackageTree inside(const PackageTree& tree, const std::string& folder) {
  PackageTree inner;
  for (const auto& [path, bytes] : tree) {
    if (path.starts_with(folder)) inner.emplace(path.substr(folder.size()), bytes);
  }
  return inner;
}

const char* code_of(BagFault::Kind kind) {
  switch (kind) {
    case BagFault::Kind::missing:
      return "verify.missing";
    case BagFault::Kind::altered:
      return "verify.altered";
    case BagFault::Kind::unlisted:
      return "verify.unlisted";
    case BagFault::Kind::weak:
      return "verify.no_checksums";
    default:
      return "verify.manifest_broken";
  }
}

class Check {
 public:
  Check(const PackageEvidence& evidence, const signing::Judgement& judgement)
      : evidence_(evidence), judgement_(judgement) {}

  template <class Schemas>
  PackageReport run(const Schemas& schemas) {
    report_.files = evidence_.tree.size();
    check_zip();
    PackageTree tree = unwrapped();
    report_.kind = kind_of(tree);
    if (report_.kind == PackageKind::unknown) report_.add("verify.unknown_package");
    check_sums(tree);
    if (tree.contains("METS.xml")) check_information_package(tree, schemas);
    for (const auto& [path, bytes] : tree) check_file(path, bytes, schemas);
    if (report_.signatures.empty()) report_.add("verify.unsigned");
    return std::move(report_);
  }

 private:
  /// Names, dates and headers of a zip are under no checksum; hoso's zips hold nothing that their files do not tell.
  void check_zip() {
    if (evidence_.zip.empty()) return;
    const bool same =
        evidence_.zip_time && std::ranges::equal(zip_of(evidence_.tree, *evidence_.zip_time), evidence_.zip);
    if (!same) report_.add("verify.foreign_zip");
    if (evidence_.zip_signature.empty()) return;
    add_detached("", evidence_.zip, evidence_.zip_signature);
  }

  void add_detached(const std::string& path, std::span<const std::uint8_t> content,
                    std::span<const std::uint8_t> signature) {
    try {
      report_.signatures.push_back({path, signing::detached_signatures(content, signature, judgement_)});
    } catch (const Error&) {
      add_damaged(path, "CMS");
    }
  }

  /// Something that nobody can read as the signatures that it claims to be.
  void add_damaged(const std::string& path, const std::string& format) {
    signing::SignatureReport broken;
    broken.format = format;
    broken.add("signature.damaged", {{"detail", format}});
    report_.signatures.push_back({path, {broken}});
  }

  /// The tree without top folder, bag and the bag's folder.
  PackageTree unwrapped() {
    PackageTree tree = inside(evidence_.tree, only_folder(evidence_.tree, ""));
    if (!is_bag(tree)) return tree;
    report_.in_bag = true;
    for (const BagFault& fault : bag_faults(tree)) report_.add(code_of(fault.kind), {{"file", shown(fault.path)}});
    check_tag_signature(tree);
    const std::string folder = only_folder(tree, "data/");
    if (folder.empty()) report_.add("verify.not_separate");
    return inside(tree, folder.empty() ? "data/" : folder);
  }

  static std::string shown(const std::string& path) { return is_safe_path(path) ? path : "?"; }

  /// A signature over a tag manifest covers, by its checksums, every file of the bag.
  void check_tag_signature(const PackageTree& bag) {
    for (const auto& [path, bytes] : bag) {
      if (!path.ends_with(".p7s")) continue;
      const auto content = bag.find(path.substr(0, path.size() - 4));
      if (content == bag.end())
        report_.add("verify.unlisted", {{"file", path}});
      else
        add_detached(content->first, content->second, bytes);
    }
  }

  /// Of what `hoso run` writes.
  void check_sums(const PackageTree& tree) {
    const auto sums = tree.find("SHA256SUMS");
    if (sums == tree.end()) return;
    std::set<std::string, std::less<>> listed{"SHA256SUMS"};
    std::string_view text = text_of(sums->second);
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      check_sum(text.substr(0, end), tree, listed);
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    for (const auto& [path, bytes] : tree) {
      if (!listed.contains(path) && !path.ends_with(".p7s")) report_.add("verify.unlisted", {{"file", path}});
    }
  }

  void check_sum(std::string_view line, const PackageTree& tree, std::set<std::string, std::less<>>& listed) {
    constexpr std::size_t digest_size = 64;
    if (line.size() < digest_size + 3 || line.substr(digest_size, 2) != "  ") {
      return report_.add("verify.manifest_broken", {{"file", "SHA256SUMS"}});
    }
    const std::string path(line.substr(digest_size + 2));
    const auto file = tree.find(path);
    if (!listed.insert(path).second) return report_.add("verify.manifest_broken", {{"file", "SHA256SUMS"}});
    if (file == tree.end()) return report_.add("verify.missing", {{"file", shown(path)}});
    if (sha256_hex(file->second) != line.substr(0, digest_size)) report_.add("verify.altered", {{"file", path}});
  }

  template <class Schemas>
  void check_information_package(const PackageTree& tree, const Schemas& schemas) {
    std::set<std::string> named{"METS.xml"};
    for (const auto& [path, bytes] : tree) {
      if (file_name(path) != "METS.xml") continue;
      const std::string folder = path.substr(0, path.size() - file_name(path).size());
      if (const auto mets = judged(path, bytes, schemas.mets)) check_mets(*mets, tree, folder, report_, named);
    }
    for (const auto& [path, bytes] : tree) {
      if (!named.contains(path)) report_.add("verify.unlisted", {{"file", path}});
    }
  }

  /// Nullopt and an issue when the file breaks its schema.
  std::optional<xml::Document> judged(const std::string& path, const Bytes& bytes, const xml::Schema& schema) {
    try {
      xml::Document document(text_of(bytes), {path, "verify.schema"});
      const auto problem = schema.first_problem(document);
      if (!problem) return document;
      report_.add("verify.schema", {{"file", path},
                                    {"line", std::to_string(problem->line)},
                                    {"rule", fmt::format("{} {}", problem->node, problem->rule)}});
    } catch (const Error& error) {
      report_.add("verify.schema", {{"file", path}, {"line", error.arguments().at("line")}, {"rule", "XML"}});
    }
    return std::nullopt;
  }

  template <class Schemas>
  void check_file(const std::string& path, const Bytes& bytes, const Schemas& schemas) {
    const std::string_view name = file_name(path);
    if (path.ends_with(".pdf")) return check_pdf(path, bytes);
    if (name == "dossier.xml") {
      judged(path, bytes, schemas.dossier);
      check_xml_signatures(path, bytes);
    }
    if (name == "PREMIS.xml") judged(path, bytes, schemas.premis);
    if (name == "EAD.xml") judged(path, bytes, schemas.ead);
    if (name.starts_with("EAD_doc_")) judged(path, bytes, schemas.ead_doc);
  }

  void check_xml_signatures(const std::string& path, const Bytes& bytes) {
    if (text_of(bytes).find("http://www.w3.org/2000/09/xmldsig#") == std::string_view::npos) return;
    try {
      auto reports = signing::xml_signatures(bytes, judgement_);
      if (!reports.empty()) report_.signatures.push_back({path, std::move(reports)});
    } catch (const Error&) {  // not well-formed: said already
    }
  }

  void check_pdf(const std::string& path, const Bytes& bytes) {
    ++report_.papers;
    const bool is_signed = is_signed_pdf(bytes);
    if (is_signed) check_pdf_signatures(path, bytes);
    if (!is_written_by_hoso(bytes)) return report_.add("verify.pdf_foreign", {{"file", path}});
    const std::vector<PdfaBreach> breaches = pdfa_breaches(bytes);
    if (breaches.empty()) return;
    // Who signs with another program may add what hoso never writes: the picture of a seal.
    if (is_signed) return report_.add("verify.pdf_foreign", {{"file", path}});
    report_.add("verify.pdf_profile", {{"file", path}, {"rule", breaches.front().rule}});
  }

  void check_pdf_signatures(const std::string& path, const Bytes& bytes) {
    try {
      auto reports = signing::pdf_signatures(bytes, signing::pdf_signature_fields(bytes), judgement_);
      if (!reports.empty()) report_.signatures.push_back({path, std::move(reports)});
    } catch (const std::exception&) {
      add_damaged(path, "PDF");
    }
  }

  const PackageEvidence& evidence_;
  const signing::Judgement& judgement_;
  PackageReport report_;
};

}  // namespace

PackageVerifier::PackageVerifier(const std::filesystem::path& schemas)
    : schemas_(std::make_unique<const Schemas>(schemas)) {}
PackageVerifier::~PackageVerifier() = default;
PackageVerifier::PackageVerifier(PackageVerifier&&) noexcept = default;

PackageReport PackageVerifier::verify(const PackageEvidence& evidence, const signing::Judgement& judgement) const {
  return Check(evidence, judgement).run(*schemas_);
}

FindingSeverity severity_of(const PackageIssue& issue) { return signing::severity_of({issue.code, issue.arguments}); }

std::optional<FindingSeverity> worst_of(const PackageReport& report) {
  std::optional<FindingSeverity> worst;
  const auto take = [&](FindingSeverity severity) { worst = worst ? std::min(*worst, severity) : severity; };
  for (const PackageIssue& issue : report.issues) take(severity_of(issue));
  for (const FileSignatures& file : report.signatures) {
    for (const signing::SignatureReport& signature : file.reports) {
      if (const auto severity = signing::worst_of(signature)) take(*severity);
    }
  }
  return worst;
}

}  // namespace hoso::packaging
