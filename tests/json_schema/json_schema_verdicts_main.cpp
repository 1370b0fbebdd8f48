// json_schema_verdicts SCHEMA < documents: prints "valid" or "invalid" for each line of JSON.
#include <iostream>

#include "json_schema/json_schema.hpp"

int main(int argc, char** argv) {
  if (argc != 2) return 1;
  const auto schema = hoso::json_schema::JsonSchema::read(argv[1]);
  for (std::string line; std::getline(std::cin, line);) {
    const auto document = hoso::json_schema::Json::parse(line);
    std::cout << (schema.breaches(document).empty() ? "valid" : "invalid") << "\n";
  }
}
