namespace DigitalTwin.Clearing.Simplex;

/// <summary>
/// A basis of the cycles that lines with a reactance form: one fundamental cycle for each line outside a breadth-first forest.
/// Kirchhoff's voltage law holds on every cycle when it holds on these: the sum of reactance times flow round each is zero.
/// </summary>
internal sealed class Cycles
{
    public Cycles(CanonicalOrder order, int zoneCount)
    {
        int lineCount = order.From.Length;
        var parentLine = new int[zoneCount];
        var depth = new int[zoneCount];
        bool[] inForest = Forest(order, zoneCount, parentLine, depth);
        var rows = new List<int>[lineCount];
        var coefficients = new List<double>[lineCount];
        for (int l = 0; l < lineCount; l++)
        {
            rows[l] = [];
            coefficients[l] = [];
        }

        for (int l = 0; l < lineCount; l++)
        {
            if (order.Reactance[l] > 0 && !inForest[l])
                Close(order, l, Count++, parentLine, depth, rows, coefficients);
        }

        Scale(coefficients, rows);
        LineStart = new int[lineCount + 1];
        for (int l = 0; l < lineCount; l++)
            LineStart[l + 1] = LineStart[l] + rows[l].Count;
        Row = [.. rows.SelectMany(r => r)];
        Coefficient = [.. coefficients.SelectMany(c => c)];
    }

    /// <summary>Number of independent cycles.</summary>
    public int Count { get; }

    /// <summary>Entries of line l are LineStart[l] .. LineStart[l + 1] of <see cref="Row"/> and <see cref="Coefficient"/>.</summary>
    public int[] LineStart { get; }

    /// <summary>Cycle of each entry.</summary>
    public int[] Row { get; }

    /// <summary>Reactance of each entry over the cycle's largest, negative where the line runs against its cycle.</summary>
    public double[] Coefficient { get; }

    /// <summary>What the duals of the cycles (after <paramref name="zones"/> prices) pay for a MW along a line.</summary>
    public double Pull(int line, double[] dual, int zones)
    {
        double sum = 0;
        for (int e = LineStart[line]; e < LineStart[line + 1]; e++)
            sum += Coefficient[e] * dual[zones + Row[e]];
        return sum;
    }

    private void Scale(List<double>[] coefficients, List<int>[] rows)
    {
        double[] largest = new double[Count];
        for (int pass = 0; pass < 2; pass++)
        {
            for (int l = 0; l < rows.Length; l++)
            {
                for (int e = 0; e < rows[l].Count; e++)
                {
                    if (pass == 0)
                        largest[rows[l][e]] = Math.Max(largest[rows[l][e]], Math.Abs(coefficients[l][e]));
                    else
                        coefficients[l][e] /= largest[rows[l][e]];
                }
            }
        }
    }

    private static bool[] Forest(CanonicalOrder order, int zoneCount, int[] parentLine, int[] depth)
    {
        bool[] inForest = new bool[order.From.Length];
        Array.Fill(depth, -1);
        var queue = new Queue<int>();
        for (int root = 0; root < zoneCount; root++)
        {
            if (depth[root] >= 0)
                continue;
            depth[root] = 0;
            parentLine[root] = -1;
            queue.Enqueue(root);
            while (queue.TryDequeue(out int zone))
            {
                for (int l = 0; l < order.From.Length; l++)
                {
                    if (order.Reactance[l] <= 0 || (order.From[l] != zone && order.To[l] != zone))
                        continue;
                    int other = order.From[l] == zone ? order.To[l] : order.From[l];
                    if (depth[other] >= 0)
                        continue;
                    depth[other] = depth[zone] + 1;
                    parentLine[other] = l;
                    inForest[l] = true;
                    queue.Enqueue(other);
                }
            }
        }

        return inForest;
    }

    private static void Close(
        CanonicalOrder order, int line, int cycle, int[] parentLine, int[] depth, List<int>[] rows, List<double>[] coefficients)
    {
        // Along the line from its lower zone to its higher, then back through the forest to the lower.
        Add(line, 1);
        int ahead = order.To[line], behind = order.From[line];
        while (ahead != behind)
        {
            bool climbAhead = depth[ahead] >= depth[behind];
            int zone = climbAhead ? ahead : behind;
            int l = parentLine[zone];
            bool leaves = order.From[l] == zone;
            Add(l, leaves == climbAhead ? 1 : -1);
            int parent = leaves ? order.To[l] : order.From[l];
            if (climbAhead)
                ahead = parent;
            else
                behind = parent;
        }

        void Add(int l, int sign)
        {
            rows[l].Add(cycle);
            coefficients[l].Add(sign * order.Reactance[l]);
        }
    }
}
