# hoso_add_plugin(ID SOURCES file... [LIBRARIES target...] [TESTS file...] [FOLDER folder]
#                 [README file [SAMPLES file...]])
#
# Builds libhoso_ID.so, whose only exported symbol is the plugin descriptor. Used by the plugins in
# this tree and, after find_package(hoso), by anybody else's. TESTS are GoogleTest sources, built
# together with SOURCES when GoogleTest was found and tests are on (HOSO_BUILD_TESTS; on for anybody else's
# plugin unless it says otherwise). README: a test ID.contract runs `hoso plugin check` over the library, with
# this README and, for sources, these SAMPLES. FOLDER is where the library is
# built; one with a FOLDER of its own is not installed. The ids of all others are in the global
# property HOSO_PLUGINS.
set(HOSO_PLUGIN_VERSION_SCRIPT ${CMAKE_CURRENT_LIST_DIR}/plugin.map)

function(hoso_add_plugin id)
  cmake_parse_arguments(arg "" "FOLDER;README" "SOURCES;LIBRARIES;TESTS;SAMPLES" ${ARGN})
  if(NOT arg_SOURCES)
    message(FATAL_ERROR "hoso_add_plugin(${id}): SOURCES is missing")
  endif()

  set(folder ${CMAKE_BINARY_DIR}/lib/hoso/plugins)
  if(arg_FOLDER)
    set(folder ${arg_FOLDER})
  else()
    set_property(GLOBAL APPEND PROPERTY HOSO_PLUGINS ${id})
  endif()

  # Compiled once, for the library and its test.
  add_library(hoso_${id}_objects OBJECT ${arg_SOURCES})
  target_link_libraries(hoso_${id}_objects PUBLIC hoso::sdk ${arg_LIBRARIES})
  set_target_properties(hoso_${id}_objects PROPERTIES
    CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON POSITION_INDEPENDENT_CODE ON)

  add_library(hoso_${id} MODULE)
  target_link_libraries(hoso_${id} PRIVATE hoso_${id}_objects)
  set_target_properties(hoso_${id} PROPERTIES
    LINKER_LANGUAGE CXX
    INSTALL_RPATH "$ORIGIN/../.."
    LIBRARY_OUTPUT_DIRECTORY ${folder}
    LINK_DEPENDS ${HOSO_PLUGIN_VERSION_SCRIPT})
  target_link_options(hoso_${id} PRIVATE
    -Wl,--version-script=${HOSO_PLUGIN_VERSION_SCRIPT} -Wl,--no-undefined -Wl,-z,nodelete)
  # hoso refuses libraries that others may write to; a umask of 002 would make such ones.
  add_custom_command(TARGET hoso_${id} POST_BUILD COMMAND chmod go-w $<TARGET_FILE:hoso_${id}>)
  if(COMMAND hoso_target_defaults)
    hoso_target_defaults(hoso_${id}_objects)
    hoso_target_defaults(hoso_${id})
    if(NOT arg_FOLDER)
      install(TARGETS hoso_${id} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}/hoso/plugins
              COMPONENT plugins)
    endif()
  endif()

  if(NOT DEFINED HOSO_BUILD_TESTS)
    set(HOSO_BUILD_TESTS ON)
  endif()
  if(arg_README AND HOSO_BUILD_TESTS)
    set(samples ${arg_SAMPLES})
    list(TRANSFORM samples REPLACE "(.+)" "--sample;${CMAKE_CURRENT_SOURCE_DIR}/\\1")
    add_test(NAME ${id}.contract COMMAND ${HOSO_COMMAND} plugin check $<TARGET_FILE:hoso_${id}>
             --readme ${CMAKE_CURRENT_SOURCE_DIR}/${arg_README} ${samples})
  endif()
  if(arg_TESTS AND HOSO_BUILD_TESTS AND NOT TARGET GTest::gmock_main)
    message(WARNING "${id}: tests SKIPPED, GoogleTest was not found (Debian: libgtest-dev, libgmock-dev)")
  elseif(arg_TESTS AND HOSO_BUILD_TESTS)
    include(GoogleTest)
    add_executable(${id}_test ${arg_TESTS})
    target_include_directories(${id}_test PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
    target_link_libraries(${id}_test PRIVATE hoso_${id}_objects GTest::gmock_main)
    target_compile_definitions(${id}_test PRIVATE
      HOSO_RESOURCES="${PROJECT_SOURCE_DIR}/templates" HOSO_SAMPLES="${PROJECT_SOURCE_DIR}/samples")
    if(COMMAND hoso_target_defaults)
      hoso_target_defaults(${id}_test)
    endif()
    gtest_discover_tests(${id}_test TEST_PREFIX ${id}. PROPERTIES LABELS unit DISCOVERY_MODE PRE_TEST)
  endif()
endfunction()
