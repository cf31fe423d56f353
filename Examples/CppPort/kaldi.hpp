// Just enough of Kaldi's files, as text: a network of nnet1 with one LstmProjected, and tables of matrices.

#pragma once

#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace kaldi {

struct Matrix {
  std::size_t rows = 0, columns = 0;
  std::vector<float> values;
};

// Words of a text, with white space between.
class Words {
 public:
  explicit Words(const std::string &path) : file(path), path(path) {
    if (!file) throw std::runtime_error("cannot read " + path);
  }

  // False at the end.
  bool next(std::string &word) { return static_cast<bool>(file >> word); }

  void expect(const std::string &due) {
    std::string word;
    if (!next(word) || word != due) throw std::runtime_error(path + ": no " + due + "; is it binary? This reads text.");
  }

  float number() {
    std::string word;
    if (!next(word)) throw std::runtime_error(path + " is cut off");
    return number(word);
  }

  // What stands between brackets; each line is a row.
  Matrix matrix() {
    expect("[");
    Matrix matrix;
    std::string line;
    for (bool is_last = false; !is_last;) {
      if (!std::getline(file, line)) throw std::runtime_error(path + " is cut off");
      const std::size_t end = line.find(']');
      is_last = end != std::string::npos;
      std::size_t count = 0;
      for (std::size_t at = 0; (at = line.find_first_not_of(" \t\r", at)) < end;) {
        const std::size_t stop = std::min(line.find_first_of(" \t\r", at), line.size());
        matrix.values.push_back(number(line.substr(at, stop - at)));
        at = stop;
        count++;
      }
      if (count == 0) continue;
      if (matrix.rows > 0 && count != matrix.columns)
        throw std::runtime_error(path + ": rows of different lengths");
      matrix.columns = count;
      matrix.rows++;
    }
    return matrix;
  }

 private:
  std::ifstream file;
  std::string path;

  float number(const std::string &word) {
    char *end;
    const float value = std::strtof(word.c_str(), &end);
    if (end == word.c_str() || *end != 0) throw std::runtime_error(path + ": no number: " + word);
    return value;
  }
};

// The weights of a network as the port has them: kernel [inputs + units, 4·units] and bias [4·units],
// blocks i, j, f, o, where Kaldi has rows of g, i, f, o.
struct Model {
  std::size_t inputs, units;
  std::vector<float> kernel, bias;

  explicit Model(const std::string &path) {
    Words words(path);
    words.expect("<Nnet>");
    words.expect("<LstmProjected>");
    const auto outputs = static_cast<std::size_t>(words.number());
    inputs = static_cast<std::size_t>(words.number());
    words.expect("<CellDim>");
    units = static_cast<std::size_t>(words.number());
    words.expect("<CellClip>");
    if (words.number() != 0 || outputs != units) throw std::runtime_error("it clips or projects");
    const Matrix from_inputs = words.matrix(), from_outputs = words.matrix(), biases = words.matrix();
    const std::size_t columns = 4 * units;
    if (from_inputs.rows != columns || from_inputs.columns != inputs || from_outputs.rows != columns
      || from_outputs.columns != units || biases.values.size() != columns)
      throw std::runtime_error(path + ": weights of other sizes than it says");
    for (int gate = 0; gate < 3; gate++)
      for (float value : words.matrix().values)
        if (value != 0) throw std::runtime_error("it has peepholes");
    const Matrix projection = words.matrix();
    if (projection.values.size() != units * units) throw std::runtime_error("it projects");
    for (std::size_t k = 0; k < units * units; k++)
      if (projection.values[k] != (k / units == k % units ? 1 : 0))
        throw std::runtime_error("it projects");
    const std::size_t blocks[] = {1, 0, 2, 3};  // i, j, f, o among g, i, f, o
    kernel.resize((inputs + units) * columns);
    bias.resize(columns);
    for (std::size_t column = 0; column < columns; column++) {
      const std::size_t row = blocks[column / units] * units + column % units;
      bias[column] = biases.values[row];
      for (std::size_t k = 0; k < inputs; k++)
        kernel[k * columns + column] = from_inputs.values[row * inputs + k];
      for (std::size_t k = 0; k < units; k++)
        kernel[(inputs + k) * columns + column] = from_outputs.values[row * units + k];
    }
  }
};

// The file of a specifier such as ark,t:FILE.
inline std::string file_of(const std::string &specifier) {
  const std::size_t colon = specifier.find(':');
  return colon == std::string::npos ? specifier : specifier.substr(colon + 1);
}

// The utterances of a table.
inline std::vector<std::pair<std::string, Matrix>> read(const std::string &path) {
  Words words(path);
  std::vector<std::pair<std::string, Matrix>> table;
  for (std::string key; words.next(key);) table.emplace_back(key, words.matrix());
  return table;
}

// With seven digits, as Kaldi prints.
inline void write(std::ostream &file, const std::string &key, const Matrix &matrix) {
  file.precision(7);
  file << key << "  [";
  for (std::size_t row = 0; row < matrix.rows; row++) {
    file << "\n  ";
    for (std::size_t k = 0; k < matrix.columns; k++)
      file << matrix.values[row * matrix.columns + k] << ' ';
  }
  file << "]\n";
}

}  // namespace kaldi
