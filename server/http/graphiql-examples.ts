/** What GraphiQL opens with; each works with the demo's key. */
export const exampleQueries = `# Gatepost speaks GraphQL. Send a key as \`Authorization: Bearer …\` (Headers, below);
# the demo has put one there. Choose an operation with the Run button.

# Who am I, as this server understands it?
query Viewer {
  viewer { kind isAdmin agency { name locale currency } person { name email } }
}

# A page of listings with their pictures.
query Listings {
  listings(first: 10) {
    totalCount
    edges {
      cursor
      node {
        id listingId title(language: "en") standardStatus city postalCode
        listPrice { amount currency }
        livingArea roomsTotal
        media(category: [PHOTO]) { url(size: MEDIUM) category }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}

# The offers received, with where each stands.
query Offers {
  offers(first: 10) {
    totalCount
    edges { node { number amount { amount currency } askingRatio financing status createdAt listing { title(language: "en") } } }
  }
}

# What became of each delivery.
query Imports {
  importRuns(first: 10) {
    edges { node { fileName state created updated unchanged removed refused reason { message hint } } }
  }
}

# Offers as they arrive.
subscription Live {
  offerEvents {
    __typename
    ... on Live { cursor }
    ... on OfferChanged { cursor kind offer { number amount { amount currency } status } }
  }
}
`;
