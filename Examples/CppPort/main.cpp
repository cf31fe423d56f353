// A C++ port as a program that Lockstep judges:
//
//     clang++ -std=c++17 -O2 main.cpp -o port
//     lockstep fuzz --subject 'command:./port {case} {trace}'
//     lockstep fuzz --subject worker:./port
//     lockstep fuzz --subject 'kaldi:./port {model,t} ark,t:{input} ark,t:{output}'

#include <exception>
#include <iostream>
#include <string>

#include "kaldi.hpp"
#include "npz.hpp"
#include "run.hpp"

static float number_after(const std::string &json, const std::string &key) {
  const std::size_t at = json.find('"' + key + '"');
  if (at == std::string::npos) throw std::runtime_error("the case does not say its " + key);
  return std::stof(json.substr(json.find(':', at) + 1));
}

static void judge(const std::string &case_path, const std::string &trace_path) {
  const auto files = npz::read(case_path);
  const auto array = [&](const std::string &name) {
    const auto file = files.find(name + ".npy");
    if (file == files.end()) throw std::runtime_error("the case has no " + name);
    return npz::array(file->second);
  };
  const auto json = files.find("lockstep.json");
  if (json == files.end()) throw std::runtime_error("it is no case file: " + case_path);
  const npz::Array x = array("inputs"), kernel = array("kernel"), bias = array("bias");
  npz::Array c = array("initial_c"), h = array("initial_h");
  const std::size_t steps = x.shape[0], batch = x.shape[1], units = c.shape[1];
  const port::Weights weights{
    x.shape[2], units, kernel.values.data(), bias.values.data(),
    number_after(json->second, "forget_bias")};
  npz::Array all_c{{steps, batch, units}, std::vector<float>(steps * batch * units)};
  npz::Array all_h = all_c;
  port::run(
    weights, steps, batch, x.values.data(), c.values.data(), h.values.data(), all_c.values.data(),
    all_h.values.data());
  npz::write(trace_path, {{"c", all_c}, {"h", all_h}, {"final_c", c}, {"final_h", h}});
}

// As Kaldi's nnet-forward: each utterance begins with zeros.
static void forward(const std::string &model_path, const std::string &in, const std::string &out) {
  const kaldi::Model model(model_path);
  const port::Weights weights{
    model.inputs, model.units, model.kernel.data(), model.bias.data(), 0};
  std::ofstream file(out);
  for (const auto &[key, features] : kaldi::read(in)) {
    if (features.columns != model.inputs) throw std::runtime_error(key + " has another width");
    std::vector<float> c(model.units), h(model.units);
    std::vector<float> all_c(features.rows * model.units);
    kaldi::Matrix outputs{features.rows, model.units, all_c};
    port::run(
      weights, features.rows, 1, features.values.data(), c.data(), h.data(), all_c.data(),
      outputs.values.data());
    kaldi::write(file, key, outputs);
  }
  if (!file.flush()) throw std::runtime_error("cannot write " + out);
}

int main(int count, char **arguments) {
  try {
    if (count == 3) {
      judge(arguments[1], arguments[2]);
      return 0;
    }
    if (count == 4) {
      forward(arguments[1], kaldi::file_of(arguments[2]), kaldi::file_of(arguments[3]));
      return 0;
    }
    if (count != 1)
      throw std::runtime_error("usage: port [CASE TRACE | MODEL ark,t:INPUT ark,t:OUTPUT]");
  } catch (const std::exception &error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
  // A worker: two paths a line in, one answer a line out.
  for (std::string line; std::getline(std::cin, line);) try {
      const std::size_t tab = line.find('\t');
      if (tab == std::string::npos) throw std::runtime_error("a line has two paths");
      judge(line.substr(0, tab), line.substr(tab + 1));
      std::cout << "ok" << std::endl;
    } catch (const std::exception &error) {
      std::cout << "error\t" << error.what() << std::endl;
    }
}
