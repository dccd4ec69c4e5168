// Solves a sequence of hours written by `twin bench clearing --hours-file` with CLP's dual simplex, each warm from the one before, and
// prints what that cost. One model is kept; between hours only bounds, objective and right sides are exchanged, as a careful user of CLP would.
//
// File: int32 magic 'DTH1', rows, columns, hours; then columns: for each column, int32 count, then count x (int32 row, double value);
// then for each hour: double rows x right side, columns x lower, columns x upper, columns x cost. Little endian.
#include <coin/ClpSimplex.hpp>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <vector>

static bool readInto(void* data, size_t size, FILE* file) { return std::fread(data, 1, size, file) == size; }

static double cpuSeconds()
{
    timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return t.tv_sec + 1e-9 * t.tv_nsec;
}

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::fprintf(stderr, "usage: clp_hours FILE\n");
        return 2;
    }
    FILE* file = std::fopen(argv[1], "rb");
    int32_t head[4];
    if (!file || !readInto(head, sizeof head, file) || head[0] != 0x31485444) {
        std::fprintf(stderr, "%s: not a file of hours\n", argv[1]);
        return 2;
    }
    const int rows = head[1], columns = head[2], hours = head[3];
    std::vector<CoinBigIndex> starts(1, 0);
    std::vector<int> index;
    std::vector<double> element;
    for (int c = 0; c < columns; c++) {
        int32_t count = 0;
        if (!readInto(&count, sizeof count, file)) return 2;
        for (int e = 0; e < count; e++) {
            int32_t row;
            double value;
            if (!readInto(&row, sizeof row, file) || !readInto(&value, sizeof value, file)) return 2;
            index.push_back(row);
            element.push_back(value);
        }
        starts.push_back(static_cast<CoinBigIndex>(index.size()));
    }
    CoinPackedMatrix matrix(true, rows, columns, starts.back(), element.data(), index.data(), starts.data(), nullptr);
    ClpSimplex model;
    model.setLogLevel(0);
    std::vector<double> right(rows), lower(columns), upper(columns), cost(columns);
    double total = 0, wall = 0, cpu = 0;
    long iterations = 0;
    for (int h = 0; h < hours; h++) {
        if (!readInto(right.data(), rows * sizeof(double), file) || !readInto(lower.data(), columns * sizeof(double), file)
            || !readInto(upper.data(), columns * sizeof(double), file) || !readInto(cost.data(), columns * sizeof(double), file)) return 2;
        auto begin = std::chrono::steady_clock::now();
        double beginCpu = cpuSeconds();
        if (h == 0) {
            model.loadProblem(matrix, lower.data(), upper.data(), cost.data(), right.data(), right.data());
        } else {
            std::copy(lower.begin(), lower.end(), model.columnLower());
            std::copy(upper.begin(), upper.end(), model.columnUpper());
            std::copy(cost.begin(), cost.end(), model.objective());
            std::copy(right.begin(), right.end(), model.rowLower());
            std::copy(right.begin(), right.end(), model.rowUpper());
        }
        model.dual();
        if (h > 0) {
            wall += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
            cpu += cpuSeconds() - beginCpu;
            iterations += model.numberIterations();
        }
        if (model.status() != 0) {
            std::fprintf(stderr, "hour %d: CLP status %d\n", h, model.status());
            return 1;
        }
        total += model.objectiveValue();
    }
    std::printf("{\"solver\":\"CLP\",\"hours\":%d,\"wall_us_per_hour\":%.2f,\"cpu_us_per_hour\":%.2f,\"iterations_per_hour\":%.2f,\"objective\":%.10e}\n",
        hours, 1e6 * wall / (hours - 1), 1e6 * cpu / (hours - 1), static_cast<double>(iterations) / (hours - 1), total);
    return 0;
}
