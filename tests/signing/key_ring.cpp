#include "key_ring.hpp"

#include <array>
#include <cstdio>
#include <fstream>
#include <stdexcept>

#include <fmt/format.h>

namespace hoso::test {
namespace {

void must(const std::string& command) {
  const ShellResult result = shell(command);
  if (result.exit_code != 0) throw std::runtime_error(command + "\n" + result.output);
}

}  // namespace

ShellResult shell(const std::string& command) {
  std::FILE* pipe = ::popen(("{ " + command + "; } 2>&1").c_str(), "r");
  std::string output;
  std::array<char, 4096> piece{};
  for (std::size_t size = 0; (size = std::fread(piece.data(), 1, piece.size(), pipe)) > 0;)
    output.append(piece.data(), size);
  const int status = ::pclose(pipe);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, output};
}

bool has_program(const std::string& name) { return shell("command -v " + name).exit_code == 0; }

Bytes bytes_of_file(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void write_file(const std::filesystem::path& file, const Bytes& bytes) {
  std::ofstream(file, std::ios::binary)
      .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

Bytes to_bytes(std::string_view text) { return {text.begin(), text.end()}; }

const KeyRing& KeyRing::shared() {
  static const KeyRing ring;
  return ring;
}

KeyRing::KeyRing() {
  make_authority();
  const std::string signs = "keyUsage=critical,digitalSignature,nonRepudiation";
  make("rsa", "rsa:2048", signs, "-days 700");
  make("ec", "ec -pkeyopt ec_paramgen_curve:P-256", signs, "-days 700");
  make("weak", "rsa:1024", signs, "-days 700");
  make("encipher", "rsa:2048", "keyUsage=critical,keyEncipherment", "-days 700");
  make("revoked", "ec -pkeyopt ec_paramgen_curve:P-256", signs, "-days 700");
  make("expired", "ec -pkeyopt ec_paramgen_curve:P-256", signs, "-startdate 20200101000000Z -enddate 20210101000000Z");
  make("tsa", "rsa:2048", "keyUsage=critical,digitalSignature' -addext 'extendedKeyUsage=critical,timeStamping",
       "-days 3000");
  const std::string ca = fmt::format("cd '{}' && openssl ca -config ca.cnf -batch", folder().string());
  must(ca + " -revoke revoked.pem");
  must(ca + " -gencrl -crldays 60 -out trust/authority.crl");
  trust_ = std::make_unique<signing::TrustStore>(signing::TrustStore::read(folder() / "trust"));
}

void KeyRing::make_authority() const {
  folder_.write("ca.cnf", R"([ca]
default_ca = one
[one]
dir = .
database = index.txt
serial = serial
crlnumber = crlnumber
certificate = ca.pem
private_key = ca.key
new_certs_dir = .
default_md = sha256
default_days = 700
policy = any
copy_extensions = copy
unique_subject = no
string_mask = utf8only
[any]
countryName = optional
organizationName = optional
commonName = supplied
)");
  must(
      fmt::format("cd '{}' && touch index.txt && echo 1000 > serial && echo 01 > crlnumber && mkdir trust && "
                  "openssl req -x509 -newkey rsa:2048 -sha256 -days 3650 -nodes -keyout ca.key -out ca.pem -utf8 "
                  "-subj '/C=VN/O=Trung tâm thử/CN=CA thử nghiệm' -addext 'keyUsage=critical,keyCertSign,cRLSign' && "
                  "cp ca.pem trust/",
                  folder().string()));
}

void KeyRing::make(const std::string& name, const std::string& key, const std::string& usage,
                   const std::string& more) const {
  must(
      fmt::format("cd '{0}' && openssl req -newkey {2} -sha256 -nodes -keyout {1}.key -out {1}.csr -utf8 "
                  "-subj '/C=VN/O=UBND phường Thử/CN=Đinh Thị Hà' -addext '{3}' -addext 'basicConstraints=CA:FALSE' && "
                  "openssl ca -config ca.cnf -batch -utf8 -notext {4} -in {1}.csr -out {1}.pem && "
                  "openssl pkcs12 -export -inkey {1}.key -in {1}.pem -certfile ca.pem -out {1}.p12 -passout pass:{5}",
                  folder().string(), name, key, usage, more, passphrase));
}

std::unique_ptr<Signer> KeyRing::signer(const std::string& name) const {
  return signing::pkcs12_signer(bytes_of_file(path(name + ".p12")), signing::Secret(passphrase));
}

signing::Judgement KeyRing::judgement() const {
  return {std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()), &trust()};
}

std::vector<std::string> blocking(const std::vector<signing::SignatureReport>& reports) {
  std::vector<std::string> found;
  for (const signing::SignatureReport& report : reports) {
    for (const signing::SignatureIssue& issue : report.issues) {
      if (signing::severity_of(issue) == FindingSeverity::blocking) found.push_back(issue.code);
    }
  }
  return found;
}

std::vector<std::string> codes(const std::vector<signing::SignatureReport>& reports) {
  std::vector<std::string> found;
  for (const signing::SignatureReport& report : reports) {
    for (const signing::SignatureIssue& issue : report.issues) found.push_back(issue.code);
  }
  return found;
}

}  // namespace hoso::test
