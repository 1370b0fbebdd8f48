# hoso_target_defaults(TARGET): warnings are errors; sanitizers where asked for.
function(hoso_target_defaults target)
  target_compile_options(${target} PRIVATE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Werror)
  if(HOSO_SANITIZE)
    target_compile_options(${target} PRIVATE
      -fsanitize=${HOSO_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all -g1)
    target_link_options(${target} PRIVATE -fsanitize=${HOSO_SANITIZE})
    # GCC warns by mistake under sanitizers, in std::regex for one (its manual, at -fsanitize=).
    target_compile_options(${target} PRIVATE -Wno-error=maybe-uninitialized)
  endif()
endfunction()
