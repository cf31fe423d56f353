// Just enough of .npz for case and trace files: a zip archive without compression, of .npy files with
// little-endian float32 in C order.

#pragma once

#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace npz {

struct Array {
  std::vector<std::size_t> shape;
  std::vector<float> values;
};

inline std::uint32_t crc32(const std::string &bytes) {
  std::uint32_t crc = ~0u;
  for (unsigned char byte : bytes) {
    crc ^= byte;
    for (int bit = 0; bit < 8; bit++) crc = crc >> 1 ^ (0xEDB88320u & -(crc & 1));
  }
  return ~crc;
}

inline std::uint64_t number(const std::string &bytes, std::size_t at, std::size_t size) {
  if (at + size > bytes.size()) throw std::runtime_error("the archive is cut off");
  std::uint64_t value = 0;
  for (std::size_t k = size; k-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + k]);
  return value;
}

inline Array array(const std::string &npy) {
  if (npy.compare(0, 6, "\x93NUMPY") != 0) throw std::runtime_error("it is no .npy file");
  const bool is_long = number(npy, 6, 1) > 1;
  const std::size_t length = number(npy, 8, is_long ? 4 : 2), start = is_long ? 12 : 10;
  const std::string header = npy.substr(start, length);
  if (header.find("'<f4'") == std::string::npos) throw std::runtime_error("it is no float32");
  Array result;
  std::size_t count = 1, at = header.find('(') + 1;
  while (header[at] != ')') {
    std::size_t end = at;
    while (end < header.size() && header[end] >= '0' && header[end] <= '9') end++;
    if (end > at) {
      result.shape.push_back(std::stoul(header.substr(at, end - at)));
      count *= result.shape.back();
    }
    at = std::max(end, at + (end == at));
  }
  if (start + length + 4 * count > npy.size()) throw std::runtime_error("an array is cut off");
  result.values.resize(count);
  if (count > 0) std::memcpy(result.values.data(), npy.data() + start + length, 4 * count);
  return result;
}

// The files of an archive by their names.
inline std::map<std::string, std::string> read(const std::string &path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  const std::string bytes((std::istreambuf_iterator<char>(file)), {});
  const std::size_t end = bytes.rfind("PK\5\6");
  if (end == std::string::npos) throw std::runtime_error("it is no zip archive: " + path);
  std::map<std::string, std::string> files;
  std::size_t entry = number(bytes, end + 16, 4);
  for (std::size_t left = number(bytes, end + 10, 2); left > 0; left--) {
    if (number(bytes, entry + 10, 2) != 0) throw std::runtime_error("an entry is compressed");
    const std::size_t size = number(bytes, entry + 20, 4), local = number(bytes, entry + 42, 4);
    const std::size_t name = number(bytes, entry + 28, 2);
    const std::size_t data = local + 30 + number(bytes, local + 26, 2) + number(bytes, local + 28, 2);
    if (data + size > bytes.size()) throw std::runtime_error("the archive is cut off");
    files[bytes.substr(entry + 46, name)] = bytes.substr(data, size);
    entry += 46 + name + number(bytes, entry + 30, 2) + number(bytes, entry + 32, 2);
  }
  return files;
}

inline std::string little(std::uint64_t value, int size) {
  std::string bytes;
  for (int k = 0; k < size; k++) bytes += static_cast<char>(value >> 8 * k);
  return bytes;
}

inline void write(const std::string &path, const std::map<std::string, Array> &arrays) {
  std::string bytes, directory;
  for (const auto &[name, array] : arrays) {
    std::string shape;
    for (std::size_t length : array.shape) shape += std::to_string(length) + ",";
    std::string header =
      "{'descr': '<f4', 'fortran_order': False, 'shape': (" + shape + "), }";
    header.resize((10 + header.size()) / 64 * 64 + 63 - 10, ' ');
    header += '\n';
    std::string npy = "\x93NUMPY" + little(1, 1) + little(0, 1) + little(header.size(), 2) + header;
    npy.append(reinterpret_cast<const char *>(array.values.data()), 4 * array.values.size());
    const std::string file = name + ".npy";
    const std::string fields = little(0, 2) + little(0, 2) + little(0, 2) + little(33, 2)
      + little(crc32(npy), 4) + little(npy.size(), 4) + little(npy.size(), 4)
      + little(file.size(), 2) + little(0, 2);
    directory += "PK\1\2" + little(20, 2) + little(20, 2) + fields + little(0, 2) + little(0, 2)
      + little(0, 2) + little(0, 4) + little(bytes.size(), 4) + file;
    bytes += "PK\3\4" + little(20, 2) + fields + file + npy;
  }
  const std::size_t start = bytes.size();
  bytes += directory + "PK\5\6" + little(0, 4) + little(arrays.size(), 2) + little(arrays.size(), 2)
    + little(directory.size(), 4) + little(start, 4) + little(0, 2);
  std::ofstream file(path, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!file.flush()) throw std::runtime_error("cannot write " + path);
}

}  // namespace npz
