// How the test stages misbehave when their option `fault` asks for it.
#pragma once

#include <new>
#include <stdexcept>
#include <thread>

#include <hoso/plugin.hpp>

namespace hoso::faults {

/// Any word: what a stage does not know is no fault of its own.
inline std::vector<OptionSpec> fault_option() {
  return {{"fault", OptionType::text, "none", "what to do wrong"}};
}

/// The faults that stages of every kind can have.
inline void misbehave(const std::string& fault, const StageContext& context) {
  if (fault == "throws_error") throw Error("emit.failed", {{"artifact", "x"}, {"detail", "test"}});
  if (fault == "throws_exception") throw std::runtime_error("first line\nsecond \x1b[31mline");
  if (fault == "throws_int") throw 7;
  if (fault == "out_of_memory") throw std::bad_alloc();
  while (fault == "slow") {  // for ever, but listening
    context.check_cancelled();
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  while (fault == "hangs") std::this_thread::sleep_for(std::chrono::milliseconds(10));
}

/// The whole of a test library: one stage, made with its `fault`.
template <class Kind, class Stage>
void register_stage(Registrar& registrar, const std::string& id,
                    Threading threading = Threading::shared) {
  registrar.add({id, "Misbehaves on demand", threading, fault_option()},
                StageFactory<Kind>([](const StageSetup& setup) {
                  const std::string& fault = setup.options.text("fault");
                  if (fault == "factory_throws") throw std::runtime_error("no model");
                  return fault == "factory_null" ? nullptr : std::make_unique<Stage>(fault);
                }));
}

}  // namespace hoso::faults
