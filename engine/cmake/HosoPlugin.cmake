# hoso_add_plugin(ID SOURCES file... [LIBRARIES target...] [TESTS file...])
#
# Builds libhoso_ID.so, whose only exported symbol is the plugin descriptor. Used by the plugins in
# this tree and, after find_package(hoso), by anybody else's. TESTS are GoogleTest sources, built
# together with SOURCES when GoogleTest was found and tests are on.
set(HOSO_PLUGIN_VERSION_SCRIPT ${CMAKE_CURRENT_LIST_DIR}/plugin.map)

function(hoso_add_plugin id)
  cmake_parse_arguments(arg "" "" "SOURCES;LIBRARIES;TESTS" ${ARGN})
  if(NOT arg_SOURCES)
    message(FATAL_ERROR "hoso_add_plugin(${id}): SOURCES is missing")
  endif()

  add_library(hoso_${id} MODULE ${arg_SOURCES})
  target_link_libraries(hoso_${id} PRIVATE hoso::sdk ${arg_LIBRARIES})
  set_target_properties(hoso_${id} PROPERTIES
    CXX_VISIBILITY_PRESET hidden
    VISIBILITY_INLINES_HIDDEN ON
    LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/lib/hoso/plugins
    LINK_DEPENDS ${HOSO_PLUGIN_VERSION_SCRIPT})
  target_link_options(hoso_${id} PRIVATE
    -Wl,--version-script=${HOSO_PLUGIN_VERSION_SCRIPT} -Wl,--no-undefined)
  if(COMMAND hoso_target_defaults)
    hoso_target_defaults(hoso_${id})
    install(TARGETS hoso_${id} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}/hoso/plugins)
  endif()

  if(arg_TESTS AND HOSO_BUILD_TESTS)
    add_executable(${id}_test ${arg_TESTS} ${arg_SOURCES})
    target_include_directories(${id}_test PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
    target_link_libraries(${id}_test PRIVATE hoso::sdk ${arg_LIBRARIES} GTest::gmock_main)
    target_compile_definitions(${id}_test PRIVATE
      HOSO_RESOURCES="${PROJECT_SOURCE_DIR}/templates" HOSO_SAMPLES="${PROJECT_SOURCE_DIR}/samples")
    if(COMMAND hoso_target_defaults)
      hoso_target_defaults(${id}_test)
    endif()
    gtest_discover_tests(${id}_test TEST_PREFIX ${id}. PROPERTIES LABELS unit DISCOVERY_MODE PRE_TEST)
  endif()
endfunction()
