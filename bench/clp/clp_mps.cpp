// Solves files of free MPS, as `twin bench clearing --mps` writes them, with CLP's own reader, and prints the sum of their objectives.
#include <coin/ClpSimplex.hpp>
#include <cstdio>

int main(int argc, char** argv)
{
    double total = 0;
    for (int i = 1; i < argc; i++) {
        ClpSimplex model;
        model.setLogLevel(0);
        model.messageHandler()->setLogLevel(0);
        if (model.readMps(argv[i], true, false) != 0) {
            std::fprintf(stderr, "%s: CLP cannot read it\n", argv[i]);
            return 2;
        }
        model.dual();
        if (model.status() != 0) {
            std::fprintf(stderr, "%s: CLP status %d\n", argv[i], model.status());
            return 1;
        }
        total += model.objectiveValue();
    }
    std::printf("{\"solver\":\"CLP\",\"files\":%d,\"objective\":%.12e}\n", argc - 1, total);
    return 0;
}
