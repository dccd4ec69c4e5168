namespace DigitalTwin.Opf.Nodal;

/// <summary>
/// An order of elimination that keeps a symmetric factor sparse: minimum degree on the elimination graph, ties by index. Explicit lists
/// are fast enough for tens of thousands of buses, whose graphs stay thin.
/// </summary>
internal static class MinimumDegree
{
    /// <summary>Returns the node to eliminate at each place.</summary>
    /// <param name="neighbours">Sorted neighbours of each node, itself left out; consumed.</param>
    public static int[] Order(List<int>[] neighbours)
    {
        int count = neighbours.Length;
        int[] order = new int[count];
        var byDegree = new SortedSet<(int Degree, int Node)>();
        for (int i = 0; i < count; i++)
            byDegree.Add((neighbours[i].Count, i));
        var merged = new List<int>();
        for (int place = 0; place < count; place++)
        {
            (int Degree, int Node) first = byDegree.Min;
            byDegree.Remove(first);
            int node = first.Node;
            order[place] = node;
            List<int> clique = neighbours[node];
            foreach (int other in clique)
            {
                byDegree.Remove((neighbours[other].Count, other));
                Merge(neighbours[other], clique, other, node, merged);
                (neighbours[other], merged) = (merged, neighbours[other]);
                byDegree.Add((neighbours[other].Count, other));
            }

            neighbours[node] = [];
        }

        return order;
    }

    // The union of two sorted lists, less the eliminated node and the owner.
    private static void Merge(List<int> own, List<int> clique, int owner, int eliminated, List<int> into)
    {
        into.Clear();
        int a = 0, b = 0;
        while (a < own.Count || b < clique.Count)
        {
            int next = b >= clique.Count || (a < own.Count && own[a] <= clique[b]) ? own[a] : clique[b];
            if (a < own.Count && own[a] == next)
                a++;
            if (b < clique.Count && clique[b] == next)
                b++;
            if (next != owner && next != eliminated)
                into.Add(next);
        }
    }
}
