namespace DigitalTwin.Opf.Nodal;

/// <summary>
/// Sparse L D L^T of a symmetric matrix whose entries are 2 x 2 blocks, one node a bus: (angle, balance). Each pivot is a whole block, so
/// an angle whose own diagonal vanishes is no difficulty. The pattern is analysed once.
/// </summary>
/// <remarks>
/// Blocks of the matrix are symmetric: (angle-angle, angle-balance, balance-balance). Up-looking, row by row (Davis 2005, LDL).
/// </remarks>
internal sealed class BlockFactor
{
    private readonly int _nodes;
    private readonly int[] _place;
    private readonly int[] _parent;
    private readonly int[] _columnStart;
    private readonly int[] _columnCount;
    private readonly int[] _rowIndex;
    private readonly double[] _lower;
    private readonly double[] _pivot;
    private readonly double[] _work;
    private readonly int[] _mark;
    private readonly int[] _stack;
    private readonly int[] _pattern;
    private readonly int[] _upperStart;
    private readonly int[] _upperRow;
    private readonly int[] _upperEdge;

    /// <summary>Analyses a graph: an edge joins two nodes; parallel edges are allowed.</summary>
    public BlockFactor(int nodes, int[] edgeFrom, int[] edgeTo)
    {
        _nodes = nodes;
        _place = Places(nodes, edgeFrom, edgeTo);
        (_upperStart, _upperRow, _upperEdge) = Upper(edgeFrom, edgeTo);
        _parent = new int[nodes];
        _mark = new int[nodes];
        _stack = new int[nodes];
        _pattern = new int[nodes];
        _columnCount = new int[nodes];
        _columnStart = new int[nodes + 1];
        CountColumns();
        _rowIndex = new int[_columnStart[nodes]];
        _lower = new double[4 * _columnStart[nodes]];
        _pivot = new double[3 * nodes];
        _work = new double[4 * nodes];
    }

    /// <summary>Factors.</summary>
    /// <param name="diagonal">Three numbers a node: angle-angle, angle-balance, balance-balance.</param>
    /// <param name="edge">Three numbers an edge, likewise.</param>
    public void Factor(double[] diagonal, double[] edge)
    {
        Array.Fill(_mark, -1);
        Array.Clear(_columnCount);
        Array.Clear(_work);
        for (int node = 0; node < _nodes; node++)
            Array.Copy(diagonal, 3 * node, _pivot, 3 * _place[node], 3);
        for (int k = 0; k < _nodes; k++)
        {
            int top = Reach(k);
            for (int e = _upperStart[k]; e < _upperStart[k + 1]; e++)
            {
                int at = 4 * _upperRow[e], from = 3 * _upperEdge[e];
                _work[at] += edge[from];
                _work[at + 1] += edge[from + 1];
                _work[at + 2] += edge[from + 1];
                _work[at + 3] += edge[from + 2];
            }

            for (; top < _nodes; top++)
                EliminateInRow(k, _pattern[top]);
        }
    }

    /// <summary>Solves in place; two numbers a node.</summary>
    public void Solve(double[] vector)
    {
        double[] x = _work;
        for (int node = 0; node < _nodes; node++)
        {
            x[2 * _place[node]] = vector[2 * node];
            x[(2 * _place[node]) + 1] = vector[(2 * node) + 1];
        }

        for (int i = 0; i < _nodes; i++)
        {
            double x0 = x[2 * i], x1 = x[(2 * i) + 1];
            for (int p = _columnStart[i]; p < _columnStart[i] + _columnCount[i]; p++)
            {
                int r = 2 * _rowIndex[p];
                x[r] -= (_lower[4 * p] * x0) + (_lower[(4 * p) + 1] * x1);
                x[r + 1] -= (_lower[(4 * p) + 2] * x0) + (_lower[(4 * p) + 3] * x1);
            }
        }

        for (int i = _nodes - 1; i >= 0; i--)
        {
            (double x0, double x1) = SolvePivot(i, x[2 * i], x[(2 * i) + 1]);
            for (int p = _columnStart[i]; p < _columnStart[i] + _columnCount[i]; p++)
            {
                int r = 2 * _rowIndex[p];
                x0 -= (_lower[4 * p] * x[r]) + (_lower[(4 * p) + 2] * x[r + 1]);
                x1 -= (_lower[(4 * p) + 1] * x[r]) + (_lower[(4 * p) + 3] * x[r + 1]);
            }

            x[2 * i] = x0;
            x[(2 * i) + 1] = x1;
        }

        for (int node = 0; node < _nodes; node++)
        {
            vector[2 * node] = x[2 * _place[node]];
            vector[(2 * node) + 1] = x[(2 * _place[node]) + 1];
        }

        Array.Clear(_work);
    }

    private (double X0, double X1) SolvePivot(int i, double r0, double r1)
    {
        double a = _pivot[3 * i], b = _pivot[(3 * i) + 1], c = _pivot[(3 * i) + 2];
        double determinant = (a * c) - (b * b);
        return (((c * r0) - (b * r1)) / determinant, ((a * r1) - (b * r0)) / determinant);
    }

    private void EliminateInRow(int k, int i)
    {
        int at = 4 * i;
        double y0 = _work[at], y1 = _work[at + 1], y2 = _work[at + 2], y3 = _work[at + 3];
        _work[at] = _work[at + 1] = _work[at + 2] = _work[at + 3] = 0;
        int start = _columnStart[i], end = start + _columnCount[i];
        for (int p = start; p < end; p++)
        {
            int w = 4 * _rowIndex[p], l = 4 * p;
            _work[w] -= (_lower[l] * y0) + (_lower[l + 1] * y2);
            _work[w + 1] -= (_lower[l] * y1) + (_lower[l + 1] * y3);
            _work[w + 2] -= (_lower[l + 2] * y0) + (_lower[l + 3] * y2);
            _work[w + 3] -= (_lower[l + 2] * y1) + (_lower[l + 3] * y3);
        }

        // y is the block (row i, column k) of the upper part; the factor's block (k, i) is the transpose of pivot^-1 y.
        (double v0, double v2) = SolvePivot(i, y0, y2);
        (double v1, double v3) = SolvePivot(i, y1, y3);
        _pivot[3 * k] -= (y0 * v0) + (y2 * v2);
        _pivot[(3 * k) + 1] -= (y0 * v1) + (y2 * v3);
        _pivot[(3 * k) + 2] -= (y1 * v1) + (y3 * v3);
        int q = 4 * end;
        _rowIndex[end] = k;
        _lower[q] = v0;
        _lower[q + 1] = v2;
        _lower[q + 2] = v1;
        _lower[q + 3] = v3;
        _columnCount[i]++;
    }

    /// <summary>Nodes whose columns reach row k, in an order in which each comes before what it changes.</summary>
    private int Reach(int k)
    {
        int top = _nodes;
        _mark[k] = k;
        for (int e = _upperStart[k]; e < _upperStart[k + 1]; e++)
        {
            int length = 0;
            for (int i = _upperRow[e]; _mark[i] != k; i = _parent[i])
            {
                _stack[length++] = i;
                _mark[i] = k;
            }

            while (length > 0)
                _pattern[--top] = _stack[--length];
        }

        return top;
    }

    private void CountColumns()
    {
        Array.Fill(_mark, -1);
        for (int k = 0; k < _nodes; k++)
        {
            _parent[k] = -1;
            _mark[k] = k;
            for (int e = _upperStart[k]; e < _upperStart[k + 1]; e++)
            {
                for (int i = _upperRow[e]; _mark[i] != k; i = _parent[i])
                {
                    if (_parent[i] < 0)
                        _parent[i] = k;
                    _columnCount[i]++;
                    _mark[i] = k;
                }
            }
        }

        for (int i = 0; i < _nodes; i++)
            _columnStart[i + 1] = _columnStart[i] + _columnCount[i];
    }

    private (int[] Start, int[] Row, int[] Edge) Upper(int[] edgeFrom, int[] edgeTo)
    {
        int[] start = new int[_nodes + 1];
        for (int e = 0; e < edgeFrom.Length; e++)
            start[Math.Max(_place[edgeFrom[e]], _place[edgeTo[e]]) + 1]++;
        for (int k = 0; k < _nodes; k++)
            start[k + 1] += start[k];
        int[] next = [.. start], row = new int[edgeFrom.Length], edge = new int[edgeFrom.Length];
        for (int e = 0; e < edgeFrom.Length; e++)
        {
            int at = next[Math.Max(_place[edgeFrom[e]], _place[edgeTo[e]])]++;
            row[at] = Math.Min(_place[edgeFrom[e]], _place[edgeTo[e]]);
            edge[at] = e;
        }

        return (start, row, edge);
    }

    private static int[] Places(int nodes, int[] edgeFrom, int[] edgeTo)
    {
        var neighbours = new List<int>[nodes];
        for (int i = 0; i < nodes; i++)
            neighbours[i] = [];
        for (int e = 0; e < edgeFrom.Length; e++)
        {
            neighbours[edgeFrom[e]].Add(edgeTo[e]);
            neighbours[edgeTo[e]].Add(edgeFrom[e]);
        }

        for (int i = 0; i < nodes; i++)
        {
            neighbours[i].Sort();
            neighbours[i] = [.. neighbours[i].Distinct()];
        }

        int[] order = MinimumDegree.Order(neighbours), place = new int[nodes];
        for (int k = 0; k < nodes; k++)
            place[order[k]] = k;
        return place;
    }
}
