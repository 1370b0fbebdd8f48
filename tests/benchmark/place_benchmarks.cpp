// What an address costs.
#include <hoso/places.hpp>

#include "yardstick.hpp"

namespace hoso::benchmarks {
namespace {

void load_places(benchmark::State& state) {
  measure(state, [] { return std::make_unique<Places>(HOSO_RESOURCES "/units"); });
}
BENCHMARK(load_places)->Unit(benchmark::kMillisecond);

void place_of_former_commune(benchmark::State& state) {
  const Places places(HOSO_RESOURCES "/units");
  measure(state, [&] { return places.defunct_units_in("phường Gia Cẩm, thành phố Việt Trì, Phú Thọ"); });
}
BENCHMARK(place_of_former_commune)->Unit(benchmark::kMillisecond);

void place_of_today(benchmark::State& state) {
  const Places places(HOSO_RESOURCES "/units");
  measure(state, [&] { return places.find("số 5, khu 3, xã Long Cốc, tỉnh Phú Thọ"); });
}
BENCHMARK(place_of_today)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace hoso::benchmarks
