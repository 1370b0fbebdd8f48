#include "signature_findings.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <hoso/signing/scan.hpp>

namespace hoso {
namespace {

using signing::SignatureReport;

/// The heaviest issue; null = there is none.
const signing::SignatureIssue* heaviest(const SignatureReport& report) {
  const auto worst = std::ranges::min_element(report.issues, {}, signing::severity_of);
  return worst == report.issues.end() ? nullptr : &*worst;
}

/// What stands behind the last signature is judged by `hoso signatures`, which may parse the file.
FindingSeverity severity_of(const SignatureReport& report) {
  const signing::SignatureIssue* issue = heaviest(report);
  if (!issue) return FindingSeverity::advice;
  const FindingSeverity severity = signing::severity_of(*issue);
  const bool only_later = std::ranges::none_of(report.issues, [](const signing::SignatureIssue& one) {
    return signing::severity_of(one) == FindingSeverity::blocking && one.code != "signature.changed_after";
  });
  return severity == FindingSeverity::blocking && only_later ? FindingSeverity::doubtful : severity;
}

const char* code_of(FindingSeverity severity) {
  if (severity == FindingSeverity::blocking) return "signed_file.refused";
  return severity == FindingSeverity::doubtful ? "signed_file.doubtful" : "signed_file.signed";
}

LocalizedText reason_of(const SignatureReport& report, FindingSeverity severity) {
  const signing::SignatureIssue* issue = severity == FindingSeverity::advice ? nullptr : heaviest(report);
  return issue ? signing::message_of(*issue) : LocalizedText{"Chữ ký còn nguyên vẹn.", "The signature holds."};
}

/// The certificate names the signer; a name of an officer or office is no value of the form.
Finding finding_of(const SignatureReport& report, std::size_t file) {
  const FindingSeverity severity = severity_of(report);
  const LocalizedText reason = reason_of(report, severity);
  const std::string who = report.signer ? report.signer->name : "?";
  Finding finding;
  finding.code = code_of(severity);
  finding.severity = severity;
  finding.message = {fmt::format("Tệp {} có chữ ký số của {}. {}", file + 1, who, reason.vi),
                     fmt::format("File {} is signed by {}. {}", file + 1, who, reason.en)};
  finding.next_step = {"Tệp được giữ nguyên từng byte. Xem thêm bằng hoso signatures.",
                       "The file is kept byte for byte. hoso signatures tells more."};
  return finding;
}

}  // namespace

SignatureFindings::SignatureFindings(const std::filesystem::path& trust) {
  if (std::filesystem::is_directory(trust)) trust_ = signing::TrustStore::read(trust);
}

Findings SignatureFindings::validate(const Dossier& dossier, const StageContext&) {
  Findings findings;
  findings.documents.resize(dossier.documents.size());
  return findings;
}

Findings SignatureFindings::validate_with_files(const Dossier& dossier, const InputFiles& files,
                                                const StageContext& context) {
  Findings findings = validate(dossier, context);
  const signing::Judgement judgement{context.now(), trust_ ? &*trust_ : nullptr};
  for (std::size_t file = 0; file < dossier.files.size(); ++file) {
    if (dossier.files[file].media_type != "application/pdf") continue;
    context.check_cancelled();
    const std::vector<std::uint8_t> bytes = files.read(static_cast<int>(file));
    for (const SignatureReport& report :
         signing::pdf_signatures(bytes, signing::scanned_signature_fields(bytes), judgement)) {
      findings.dossier.push_back(finding_of(report, file));
    }
  }
  return findings;
}

StageInfo SignatureFindings::info() {
  return {"validate.signatures", "Signatures of input files: who, and whether they hold", Threading::shared, {}};
}

}  // namespace hoso
