#include "store/wishes.hpp"

#include <nlohmann/json.hpp>

namespace hoso::store {

std::string wishes_text(const PageWishes& wishes) {
  auto list = nlohmann::json::array();
  for (const PageWish& wish : wishes) {
    list.push_back({{"file", wish.file}, {"page", wish.page}, {"turn", wish.turn}, {"form", wish.form}});
  }
  return list.dump();
}

PageWishes wishes_of(const std::string& text) {
  PageWishes wishes;
  if (text.empty()) return wishes;
  for (const auto& entry : nlohmann::json::parse(text)) {
    wishes.push_back({entry.at("file").get<int>(), entry.at("page").get<int>(), entry.at("turn").get<int>(),
                      entry.at("form").get<std::string>()});
  }
  return wishes;
}

}  // namespace hoso::store
