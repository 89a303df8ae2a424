from itertools import combinations

from dragoman.serve.drawing.network import Edge, Network, Node, elements, network, picture


def build(count: int, *, most: int = 50) -> Network:
    nodes = [
        Node(id=f"n{index:03}", label=f"Actor {index}", kind="state", weight=1 + index % 7) for index in range(count)
    ]
    edges = [
        Edge(source=f"n{index:03}", target=f"n{(index * 7 + 3) % count:03}", weight=1 + index % 5)
        for index in range(count)
    ]
    return network(nodes, edges, most_nodes=most)


def test_the_heaviest_stay_and_the_rest_is_counted() -> None:
    found = build(200)
    assert len(found.nodes) == 50 and found.nodes_left_out == 150
    assert min(node.weight for node, _, _ in found.nodes) >= 6
    shown = {node.id for node, _, _ in found.nodes}
    assert all(edge.source in shown and edge.target in shown for edge in found.edges)
    assert len(found.edges) + found.edges_left_out == 200


def test_the_order_given_does_not_matter() -> None:
    nodes = [Node(id=name, label=name, kind="state", weight=1) for name in "abcdef"]
    edges = [Edge(source=one, target=other, weight=1) for one, other in ("ab", "bc", "cd", "ef")]
    assert network(nodes, edges) == network(nodes[::-1], edges[::-1])


def test_nodes_lie_within_and_apart() -> None:
    found = build(60)
    for node, x, y in found.nodes:
        assert 0 <= x <= 960 and 0 <= y <= 600, node
    close = [1 for (_, x, y), (_, p, q) in combinations(found.nodes, 2) if abs(x - p) < 14 and abs(y - q) < 14]
    assert not close


def test_neighbours_lie_closer_than_strangers() -> None:
    nodes = [Node(id=f"n{index}", label="", kind="state", weight=1) for index in range(8)]
    ring = [Edge(source=f"n{index}", target=f"n{(index + 1) % 8}", weight=1) for index in range(8)]
    at = {node.id: (x, y) for node, x, y in network(nodes, ring).nodes}

    def apart(one: int, other: int) -> float:
        (x, y), (p, q) = at[f"n{one}"], at[f"n{other % 8}"]
        return ((x - p) ** 2 + (y - q) ** 2) ** 0.5

    assert all(apart(index, index + 1) < apart(index, index + 4) for index in range(8))


def test_loops_and_unknown_ends_are_left_out_and_counted() -> None:
    nodes = [Node(id="a", label="A", kind="state", weight=1)]
    found = network(nodes, [Edge(source="a", target="a", weight=1), Edge(source="a", target="z", weight=1)])
    assert found.edges == () and found.edges_left_out == 2


def test_nothing_and_one_are_drawn_too() -> None:
    assert "Network of 0 actors" in picture(network([], []))
    assert "Network of 1 actors" in picture(network([Node(id="a", label="A", kind="state", weight=0)], []))


def test_cytoscape_gets_places_and_no_dress() -> None:
    given = elements(build(5))
    assert {"id", "label", "kind", "weight", "href", "size", "shape"} == set(given["nodes"][0]["data"])
    assert set(given["nodes"][0]["position"]) == {"x", "y"}
    ids = {node["data"]["id"] for node in given["nodes"]}
    assert all(edge["data"]["source"] in ids and edge["data"]["target"] in ids for edge in given["edges"])
